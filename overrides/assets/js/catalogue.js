// Filters the catalogue by the words in ?q=. The list is the page's own; further pages are fetched and joined to it.
// Words match as parts of data-search (the card's words without its labels), without regard to case or to the dots
// of õäöü and the hooks of šž.
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const list = document.querySelector("[data-cards]");
const count = document.querySelector("[data-count]");
const empty = document.querySelector("[data-empty]");
const pagination = document.querySelector("[data-pagination]");
const input = document.querySelector(".catalogue__head .search__input");
const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";

const otherPages = () => {
  const here = location.pathname;
  const links = pagination ? [...pagination.querySelectorAll("ol a")] : [];
  return links.map((link) => link.href).filter((href) => new URL(href).pathname !== here);
};

const cardsOf = async (href) => {
  const response = await fetch(href);
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Links are relative to the page they were read from.
  for (const link of page.querySelectorAll("[data-cards] a")) link.href = new URL(link.getAttribute("href"), href).href;
  return [...page.querySelectorAll("[data-cards] > li")];
};

const show = (number) => {
  const pattern = number === 0 ? count.dataset.none : number === 1 ? count.dataset.one : count.dataset.other;
  count.textContent = pattern.replace("%n", String(number)).replace("%q", () => query);
};

if (query && list && count) {
  input.value = query;
  if (pagination) pagination.hidden = true;
  count.textContent = count.dataset.loading;
  try {
    const pages = await Promise.all(otherPages().map(cardsOf));
    for (const item of pages.flat()) list.append(document.adoptNode(item));
    const words = fold(query).split(/\s+/);
    let found = 0;
    for (const item of list.children) {
      const text = fold(item.dataset.search);
      item.hidden = !words.every((word) => text.includes(word));
      found += item.hidden ? 0 : 1;
    }
    empty.hidden = found > 0;
    show(found);
  } catch {
    count.textContent = count.dataset.failed;
  }
}
