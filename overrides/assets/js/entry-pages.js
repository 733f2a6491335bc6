// The pages of entries as a source of their facts: fetched, parsed, and taken apart. Nothing of them runs.
const pages = new Map();

async function fetched(address) {
  const response = await fetch(address);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(String(response.status));
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// The page of a practice as {slug, address, title, article, band}; `article` is null for one that is here no more, `band`
// is its woven band. The slug is the present one, also when an old one was asked for. `catalogue` is the address of the catalogue in this language.
export function entryPage(slug, catalogue) {
  if (!pages.has(slug)) {
    const loading = load(slug, catalogue);
    loading.catch(() => pages.delete(slug)); // so that the next try asks again
    pages.set(slug, loading);
  }
  return pages.get(slug);
}

async function load(slug, catalogue) {
  const address = new URL(`${slug}/`, catalogue).href;
  const page = await fetched(address);
  const article = page?.querySelector("article.entry") ?? null;
  const moved = page?.querySelector('meta[http-equiv="refresh"]')?.content.split("url=")[1];
  if (!article && moved) {
    const target = new URL(moved, address).pathname.split("/").filter(Boolean).pop();
    if (target !== slug) return entryPage(target, catalogue);
  }
  if (!article) return { slug, address, title: page?.querySelector("main h1")?.textContent.trim() ?? slug, article: null };
  for (const [name, selector] of [["href", "[href]"], ["src", "[src]"]]) {
    for (const element of article.querySelectorAll(selector)) {
      element.setAttribute(name, new URL(element.getAttribute(name), address).href);
    }
  }
  const band = page.querySelector("div.band > svg");
  return { slug, address, title: article.querySelector("h1").textContent.trim(), article, band };
}

// A copy of a part that can stand in another page: without ids, and without what opens or acts.
export function taken(part) {
  const copy = document.importNode(part, true);
  for (const element of copy.querySelectorAll("details, button, [hidden], script, style")) element.remove();
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  return copy;
}
