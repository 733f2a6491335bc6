// What a reader has chosen, as the address says it: ?q=…&theme=youth,culture&sort=name&view=map.
const SORTS = ["new", "name", "evidence", "review", "relevance"];

export function read(search, names) {
  const given = new URLSearchParams(search);
  const chosen = {};
  for (const name of names) {
    const values = given.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
    if (values.length) chosen[name] = new Set(values);
  }
  const sort = given.get("sort");
  return {
    query: (given.get("q") ?? "").trim(),
    chosen,
    sort: SORTS.includes(sort) ? sort : null,
    view: given.get("view") === "map" ? "map" : "list",
  };
}

export function write(state) {
  const parts = [];
  if (state.query) parts.push(`q=${encodeURIComponent(state.query)}`);
  for (const [name, values] of Object.entries(state.chosen)) {
    if (values.size) parts.push(`${name}=${[...values].map(encodeURIComponent).join(",")}`);
  }
  if (state.sort) parts.push(`sort=${state.sort}`);
  if (state.view === "map") parts.push("view=map");
  return parts.length ? `?${parts.join("&")}` : "";
}
