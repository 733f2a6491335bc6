// The map of counties with the numbers of the present choice, and beside it the same as a list. The picture is that of
// the page of all counties, fetched when first asked for.
let picture;

async function load(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return document.adoptNode(page.querySelector(".county-map"));
}

function row(name, number, take) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = name;
  button.addEventListener("click", take);
  const shown = document.createElement("span");
  shown.className = "count";
  shown.textContent = String(number);
  item.append(button, " ", shown);
  return item;
}

export async function showMap(root, data, counts, choose) {
  const box = root.querySelector("[data-map-picture]");
  if (!picture) {
    picture = await load(root.dataset.map);
    box.replaceChildren(picture);
  }
  const place = data.filters.findIndex((filter) => filter.name === "county");
  const { values } = data.filters[place];
  const counties = values.map((value, index) => ({ value, number: counts[place][index] })).filter(({ value }) => /^\d+$/.test(value));
  const most = Math.max(...counties.map(({ number }) => number), 1);
  const items = [];
  for (const { value, number } of counties) {
    const link = picture.querySelector(`[data-county="${value}"]`);
    if (!link) continue;
    const name = link.dataset.name ??= link.getAttribute("aria-label").split(":")[0];
    link.querySelector("path").setAttribute("class", `map-${number ? Math.ceil((4 * number) / most) : 0}`);
    link.setAttribute("aria-label", `${name}: ${number}`);
    link.querySelector("title").textContent = `${name}: ${number}`;
    link.onclick = (event) => { event.preventDefault(); choose("county", value); };
    items.push(row(name, number, () => choose("county", value)));
  }
  const everywhere = counts[place][values.indexOf("nationwide")];
  items.unshift(row(root.dataset.mapEverywhere, everywhere, () => choose("county", "nationwide")));
  root.querySelector("[data-map-list]").replaceChildren(...items);
}
