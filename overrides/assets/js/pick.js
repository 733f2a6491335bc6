// Buttons on cards and entries that put a practice into the comparison or the collection, and the tray below that says
// what is in them and leads on.
import { MOST_COMPARED, collection, compare, compared, onPicks, toggleCollected } from "./picks.js";

const template = document.getElementById("picks");
const tray = document.querySelector("[data-tray]");
const told = tray.querySelector("[data-tray-told]");
const fill = (pattern, values) => pattern.replace(/%([nts])/g, (_, name) => values[name] ?? "");

// Each kind of list: whether a practice is in it, and what putting it in or taking it out does.
const LISTS = {
  compare: {
    slugs: compared,
    toggle(slug) {
      const slugs = compared();
      if (slugs.includes(slug)) compare(slugs.filter((other) => other !== slug));
      else if (slugs.length < MOST_COMPARED) compare([...slugs, slug]);
      else return "full";
      return null;
    },
  },
  collection: {
    slugs: () => collection().items.map(({ slug }) => slug),
    toggle(slug) {
      return toggleCollected(slug) ? null : "full";
    },
  },
};

function say(button, refused) {
  const list = LISTS[button.dataset.pick].slugs();
  const { slug } = button.dataset;
  const key = refused ?? (list.includes(slug) ? "added" : "removed");
  const values = { t: button.querySelector("[data-pick-title]").textContent, n: list.length };
  told.textContent = fill(tray.dataset[`${button.dataset.pick}${key[0].toUpperCase()}${key.slice(1)}`], values);
}

function show(button) {
  const isIn = LISTS[button.dataset.pick].slugs().includes(button.dataset.slug);
  button.classList.toggle("is-in", isIn);
  button.querySelector("[data-pick-label]").textContent = isIn ? button.dataset.remove : button.dataset.add;
}

// Give `holder` (an element with data-pick-slug) its buttons; `title` is that of the practice.
function equip(holder) {
  if (holder.querySelector(":scope [data-picks]")) return;
  const picks = template.content.cloneNode(true).firstElementChild;
  for (const button of picks.querySelectorAll("[data-pick]")) {
    button.dataset.slug = holder.dataset.pickSlug;
    button.querySelector("[data-pick-title]").textContent = holder.dataset.pickTitle ?? holder.querySelector(".card__title").textContent.trim();
    button.addEventListener("click", () => {
      const refused = LISTS[button.dataset.pick].toggle(button.dataset.slug);
      say(button, refused);
    });
    show(button);
  }
  (holder.querySelector("[data-pick-place]") ?? holder).append(picks);
}

function showTray() {
  for (const [name, { slugs }] of Object.entries(LISTS)) {
    const box = tray.querySelector(`[data-tray-${name}]`);
    const number = slugs().length;
    box.hidden = number === 0;
    box.querySelector("[data-tray-count]").textContent = String(number);
  }
  const slugs = compared();
  const link = tray.querySelector("[data-tray-compare] a");
  const { pathname } = new URL(link.href);
  link.href = `${pathname}?p=${slugs.join(",")}`;
  link.hidden = slugs.length < 2;
  tray.querySelector("[data-tray-one]").hidden = slugs.length !== 1;
  tray.classList.toggle("is-filled", slugs.length > 0 || collection().items.length > 0);
}

function showAll() {
  for (const holder of document.querySelectorAll("[data-pick-slug]")) equip(holder);
  for (const button of document.querySelectorAll("[data-picks] [data-pick]")) show(button);
  showTray();
}

tray.querySelector("[data-tray-clear]").addEventListener("click", () => {
  compare([]);
  told.textContent = tray.dataset.compareCleared;
});
tray.hidden = false;
// Lists that a script fills later are equipped as they come.
new MutationObserver((changes) => {
  if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.querySelector?.("[data-pick-slug]") || node.dataset?.pickSlug))) {
    for (const holder of document.querySelectorAll("[data-pick-slug]")) equip(holder);
  }
}).observe(document.getElementById("content"), { childList: true, subtree: true });
onPicks(showAll);
showAll();
