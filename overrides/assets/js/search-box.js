// A search box that answers while one types: the combobox of the ARIA authoring practices with links in groups. Enter
// without a choice sends the form, which leads to the catalogue.
import { inBook, marked, meant, quoted, searchAt } from "./search-client.js";

const SHOWN = 6; // practices
const SHORT = 3; // letters; less is the beginning of a word rather than a question
const PAUSE = 60; // milliseconds after the last key
const RECENT = "practicebook.searches";
const MOST_RECENT = 5;

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

// The searches that a reader wants remembered; null unless they do. They never leave the browser.
function recent(change) {
  try {
    if (change) localStorage.setItem(RECENT, JSON.stringify(change));
    if (change === null) localStorage.removeItem(RECENT);
    return JSON.parse(localStorage.getItem(RECENT))?.map(String) ?? null;
  } catch {
    return null;
  }
}

let boxes = 0;

// `address` is that of the index and `loading` promises what is there.
export function attach(input, address, loading) {
  const form = input.form;
  const id = `found-${boxes += 1}`;
  const list = make("div", { id, role: "listbox" });
  const foot = make("div", { className: "found__foot" });
  const note = make("p", { className: "found__none" });
  const panel = make("div", { className: "found", hidden: true }, note, list, foot);
  const status = make("p", { className: "visually-hidden", role: "status" });
  form.append(panel, status);
  Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
  input.setAttribute("aria-controls", id);

  let search;
  let all = []; // the options
  let chosen = -1;
  let turn = 0;
  let timer;

  function choose(number) {
    all[chosen]?.setAttribute("aria-selected", "false");
    const count = all.length + 1; // beyond the last option stands the box itself
    chosen = ((number + 1 + count) % count) - 1;
    const option = all[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id); else input.removeAttribute("aria-activedescendant");
  }

  function open(isOpen) {
    panel.hidden = !isOpen;
    input.ariaExpanded = String(isOpen);
    if (!isOpen) choose(-1);
  }

  const option = (href, title, ...more) => make("a", { role: "option", className: "found__option", href, tabIndex: -1 },
    make("span", { className: "found__title" }, ...title), ...more);
  const quote = (...nodes) => make("span", { className: "found__quote" }, ...nodes);
  const again = (query, title) => option(`${form.action}?q=${encodeURIComponent(query)}`, [title]);

  function group(kind, options) {
    const name = make("p", { id: `${id}-${kind}`, className: "found__group" }, search.say(`group_${kind}`));
    const box = make("div", { role: "group" }, name, ...options);
    box.setAttribute("aria-labelledby", name.id);
    return options.length ? [box] : [];
  }

  function practice(number, says) {
    const words = quote();
    quoted(search, number, says).then((nodes) => words.append(...nodes), () => {});
    return option(search.address(number), marked(search.titles[number], says), words);
  }

  // `message` is for those who hear the page, `more` for those who see it.
  function show(parts, message = "", more = "") {
    const before = chosen;
    note.textContent = more;
    list.replaceChildren(...parts);
    all = [...list.querySelectorAll("[role=option]")];
    all.forEach((one, number) => { one.id = `${id}-${number}`; });
    chosen = -1;
    open(parts.length > 0 || more !== "");
    if (before < all.length) choose(before);
    status.textContent = message;
  }

  async function answer() {
    const ours = turn += 1;
    const query = input.value.trim();
    try {
      search ??= await searchAt(address, loading);
      list.ariaLabel = search.say("results");
      if (!foot.firstChild) foot.append(remembering());
      if (!query) return show(group("recent", (recent() ?? []).map((one) => again(one, one))));
      const found = await search.practices.search(query);
      if (ours !== turn) return;
      const { items, results } = found;
      const says = search.practices.speaksOf(items);
      const parts = group("practice", results.slice(0, SHOWN).map(({ document: number }) => practice(number, says)));
      if (results.length > SHOWN) parts.push(again(query, search.say("all", { n: results.length })));
      const told = [search.say(results.length === 1 ? "found_one" : "found_other", { n: results.length })];
      if (parts.length) show(parts, told[0]);
      const [better, book] = await Promise.all([meant(search, query, found), inBook(search, query)]);
      if (ours !== turn) return;
      if (better) parts.unshift(again(better, search.say("meant", { q: better })));
      for (const [kind, places, saysHere, isNamed] of book) {
        const options = places.map((place) => option(place.address, marked(place.title, saysHere), quote(...marked(place.words, saysHere, 120))));
        parts.splice(isNamed ? 0 : parts.length, 0, ...group(kind, options));
        told.push(search.say("found_book", { n: places.length }));
      }
      if (!parts.length && query.length < SHORT) return show([]);
      if (!parts.length) return show(nothing(), search.say("none", { q: query }), `${search.say("none", { q: query })} ${search.say("none_help")}`);
      show(parts, told.join(", "));
    } catch {
      search = loading = undefined;
      const failed = document.body.dataset.searchFailed;
      show([], failed, failed);
    }
  }

  // No answer: the themes to go by, and the offer to suggest a practice.
  const nothing = () => [
    make("div", { className: "found__themes", role: "group", ariaLabel: search.say("themes") }, ...search.themes.map(([name, path]) => option(search.at(path), [name]))),
    option(search.at(search.contribute), [search.say("suggest")]),
  ];

  function remembering() {
    const tick = make("input", { type: "checkbox", checked: recent() !== null });
    tick.addEventListener("change", () => recent(tick.checked ? [] : null));
    return make("label", { className: "found__remember" }, tick, search.say("remember"));
  }

  const soon = () => { clearTimeout(timer); timer = setTimeout(answer, PAUSE); };
  input.addEventListener("input", soon);
  input.addEventListener("focus", soon);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (panel.hidden ? event.key !== "ArrowDown" : !step && event.key !== "Escape" && (event.key !== "Enter" || chosen < 0)) return;
    event.preventDefault();
    if (panel.hidden) answer();
    else if (step) choose(chosen + step);
    else if (event.key === "Enter") all[chosen].click();
    else open(false);
  });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (!form.contains(relatedTarget)) open(false); });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    turn += 1;
    open(false);
    const query = input.value.trim();
    if (recent() && query) recent([query, ...recent().filter((one) => one !== query)].slice(0, MOST_RECENT));
  });
  answer();
}

// For the catalogue, whose list shows what is found.
export { inBook, marked, meant, quoted, searchAt };
