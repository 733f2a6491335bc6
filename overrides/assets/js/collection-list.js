// The list of a collection: a card for each practice with its note, and for the own one the means to change it.
import { catalogueData } from "./catalogue-data.js";
import { entryPage } from "./entry-pages.js";

// `list` is the element to fill; `index` and `home` are those of the catalogue; `say` puts into words.
export function collectionList(list, { index, home, say, isOwn, longestNote }) {
  const template = document.querySelector("[data-collected]");
  const catalogue = catalogueData(index, home);
  const titles = new Map();
  let act;
  let turn = 0;

  // The card of a practice; of one that has another slug now its card; of one that is gone what is left of it.
  async function card(slug) {
    const { slugs } = await catalogue.data();
    const number = slugs.indexOf(slug);
    if (number >= 0) return (await catalogue.card(number)).querySelector(".card");
    const page = await entryPage(slug, home);
    const now = slugs.indexOf(page.slug);
    if (now >= 0) return (await catalogue.card(now)).querySelector(".card");
    const left = document.createElement("p");
    left.className = "notice";
    left.textContent = say("goneOne", { t: page.title });
    left.dataset.title = page.title;
    return left;
  }

  async function row({ slug, note }, place, size) {
    const item = template.content.cloneNode(true).firstElementChild;
    const shown = await card(slug);
    const name = shown.dataset.title ?? shown.querySelector(".card__title").textContent.trim();
    titles.set(slug, name);
    item.dataset.slug = slug;
    shown.removeAttribute("data-pick-slug"); // it has buttons of its own here
    item.querySelector("[data-place]").append(shown);
    for (const label of item.querySelectorAll("[data-name]")) label.textContent = name;
    const field = item.querySelector("textarea");
    const fixed = item.querySelector("[data-note]");
    field.closest("label").hidden = !isOwn;
    item.querySelector("[data-acts]").hidden = !isOwn;
    fixed.hidden = isOwn || !note;
    if (isOwn) {
      field.value = note;
      field.maxLength = longestNote;
      field.addEventListener("input", () => act.note(slug, field.value));
      for (const button of item.querySelectorAll("[data-move]")) {
        const target = place + Number(button.dataset.move);
        button.disabled = target < 0 || target >= size;
        button.addEventListener("click", async () => {
          await act.move(slug, target);
          const buttons = [...list.querySelector(`[data-slug="${CSS.escape(slug)}"]`).querySelectorAll("[data-move]")];
          (buttons.find((other) => other.dataset.move === button.dataset.move && !other.disabled) ?? buttons.find((other) => !other.disabled))?.focus();
        });
      }
      item.querySelector("[data-remove]").addEventListener("click", async () => {
        await act.remove(slug);
        const next = list.children[Math.min(place, list.children.length - 1)];
        (next?.querySelector("[data-remove]") ?? document.querySelector("[data-undo] button")).focus();
      });
    } else {
      fixed.querySelector("span").textContent = note;
    }
    return item;
  }

  return {
    title: (slug) => titles.get(slug) ?? slug,
    on(actions) { act = actions; },
    async show(items) {
      const ours = ++turn;
      const rows = await Promise.all(items.map((item, place) => row(item, place, items.length)));
      if (ours === turn) list.replaceChildren(...rows);
    },
  };
}
