// Brings the search to a search box when a reader first comes to it; until then no page loads any of it. The catalogue, whose own list answers, brings it by itself. The index and
// the script that reads it come at the same time.
let index;

addEventListener("focusin", async ({ target }) => {
  if (!target.matches("form:not([data-live]) > .search__row > .search__input") || target.role === "combobox") return;
  const address = new URL(document.body.dataset.search, location.href).href;
  index ??= fetch(address).then((response) => (response.ok ? response.json() : Promise.reject(response.status)));
  index.catch(() => { index = null; }); // the next focus tries again
  const { attach } = await import("./search-box.js");
  attach(target, address, index);
});
