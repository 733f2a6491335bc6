// The catalogue narrowed, ordered and shown as list or map. The address holds the whole state; without this script the
// pages of the list and of the facets serve.
import { read, write } from "./catalogue-state.js";
import { narrow, ordered, recognised } from "./filtering.js";
import { catalogueData } from "./catalogue-data.js";
import { showEmpty } from "./catalogue-empty.js";
import { showMap } from "./catalogue-map.js";
import { ask, placesShown } from "./catalogue-search.js";

const STEP = 24;
const SCREEN = 6;
const PAUSE = 200; // milliseconds after the last key
const root = document.querySelector("[data-catalogue]");
const find = (name) => root.querySelector(`[data-${name}]`);
const [list, count, chips, empty, more, form] = ["cards", "count", "chips", "empty", "more-box", "filters"].map(find);
const input = root.querySelector(".search__input");
const pagination = find("pagination");
const say = (key, values = {}) => root.dataset[key].replace(/%([nqsf])/g, (_, name) => values[name] ?? "");
const amount = (number) => say(number === 1 ? "one" : "other", { n: number });
const home = new URL(root.dataset.home, location.href);
const loaded = catalogueData(new URL(root.dataset.catalogue, location.href).href, home);

let data;
let state;
let shown = STEP;

const label = (name, value) => form.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`)
  ?.closest("label").querySelector(".tick__label").textContent ?? value;
const title = (name) => form.querySelector(`[data-filter="${name}"] summary`).textContent;

function remember() {
  history.pushState(null, "", `${home.pathname}${write(state)}`); // further pages of the list lead back to the first
}

function chip(text, remove) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.textContent = text;
  button.setAttribute("aria-label", say("remove", { s: text }));
  button.addEventListener("click", async () => { remove(); await change(); (chips.querySelector("button.chip") ?? count).focus(); });
  item.append(button);
  return item;
}

let boxes; // every box with its row, its number, and the places of its filter and value in the index

function located(box) {
  const filter = data.filters.findIndex(({ name }) => name === box.name);
  const row = box.closest("label");
  return { box, row, told: row.querySelector(".count"), filter, value: data.filters[filter].values.indexOf(box.value) };
}

function showChoice(counts) {
  boxes ??= [...form.querySelectorAll("input")].map(located);
  for (const { box, row, told: shownNumber, filter, value } of boxes) {
    box.checked = state.chosen[box.name]?.has(box.value) ?? false;
    const number = counts[filter][value];
    if (shownNumber.textContent !== String(number)) shownNumber.textContent = String(number);
    row.classList.toggle("is-empty", number === 0 && !box.checked);
  }
  for (const group of form.querySelectorAll("[data-filter]")) {
    if (state.chosen[group.dataset.filter]?.size) group.open = true;
  }
  const items = Object.entries(state.chosen).flatMap(([name, values]) =>
    [...values].map((value) => chip(label(name, value), () => values.delete(value))));
  if (state.query) items.unshift(chip(say("query", { q: state.query }), () => { state.query = ""; input.value = ""; }));
  chips.querySelector("ul").replaceChildren(...items);
  chips.hidden = items.length === 0;
}

function showEverywhere(passing, matches) {
  const box = find("everywhere-box");
  const chosen = state.chosen.county;
  box.hidden = true;
  if (!chosen?.size || chosen.has("nationwide")) return;
  const wider = { ...state.chosen, county: new Set([...chosen, "nationwide"]) };
  const number = narrow(data, wider, matches).passing.length - passing.length;
  if (number < 1) return;
  box.hidden = false;
  box.querySelector("span").textContent = say("everywhere", { n: amount(number) });
  box.querySelector("button").onclick = () => { chosen.add("nationwide"); change(); };
}

// The first screen is not kept waiting for cards that nobody sees yet.
async function showCards(numbers, answer, isStillAsked) {
  const wanted = numbers.slice(0, shown);
  const one = async (number) => {
    const item = await loaded.card(number);
    answer?.mark(item, number);
    return item;
  };
  const cards = async (from, to) => Promise.all(wanted.slice(from, to).map(one));
  const first = await cards(0, SCREEN);
  if (!isStillAsked()) return; // the reader went on while these were loading
  list.replaceChildren(...first);
  more.hidden = true; // until the list is whole, or it would move away under a finger
  const rest = await cards(SCREEN);
  if (!isStillAsked()) return;
  list.append(...rest);
  more.hidden = numbers.length <= shown;
  more.querySelector("button").textContent = say("more", { n: Math.min(STEP, numbers.length - shown) });
}

function told(number) {
  const values = { n: number, q: state.query };
  if (number === 0) return say(state.query ? "noneQuery" : "none", values);
  if (state.query) return say(number === 1 ? "foundOne" : "foundOther", values);
  return amount(number);
}

let turn = 0;
const whenIdle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));

async function show() {
  const ours = ++turn;
  const answer = state.query ? await ask(state.query) : null;
  if (ours !== turn) return;
  const matches = answer?.matches ?? null;
  const found = narrow(data, state.chosen, matches);
  const sort = state.sort ?? (matches ? "relevance" : "new");
  const numbers = ordered(data, found.passing, sort, matches);
  if (pagination) pagination.hidden = true;
  find("retry").hidden = true;
  if (input.value.trim() !== state.query) input.value = state.query;
  showChoice(found.counts);
  count.textContent = told(numbers.length);
  empty.hidden = numbers.length > 0;
  if (!numbers.length) {
    await showEmpty(empty, { data, state, matches, found, card: loaded.card, say, amount, title, change });
  }
  showEverywhere(found.passing, matches);
  find("sort").querySelector("[value=relevance]").hidden = !matches;
  find("sort").value = sort;
  for (const button of root.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  const isMap = state.view === "map";
  find("map-view").hidden = !isMap;
  if (isMap) await showMap(root, data, found.counts, choose);
  await showCards(numbers, answer, () => ours === turn);
  showBeside(answer, ours);
  whenIdle(() => { if (ours === turn) remembered(numbers); }); // after the reader has seen the answer
}

// The question as it was perhaps meant, and what the handbook says to it.
async function showBeside(answer, ours) {
  const [meant, book] = [find("meant"), find("in-book")];
  const better = await answer?.better;
  if (ours !== turn) return;
  meant.hidden = !better;
  if (better) {
    const button = meant.querySelector("button");
    button.textContent = say("meantWord", { q: better });
    button.onclick = () => { state.query = input.value = better; change(); count.focus(); };
  }
  if (answer) await placesShown(book, answer.places); else book.hidden = true;
}

// The entries' pages lead on through these results; only a browser that refuses storage does without.
function remembered(numbers) {
  try {
    const slugs = numbers.map((number) => data.slugs[number]);
    sessionStorage.setItem("results", JSON.stringify({ address: location.href, slugs }));
  } catch { /* without */ }
}

function choose(name, value) {
  state.chosen[name] = new Set([value]);
  state.view = "list";
  change();
}

let timer;

// While one types the list follows; only what is sent is a step to go back to.
function typed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (state.query === input.value.trim()) return;
    state.query = input.value.trim();
    shown = STEP;
    history.replaceState(null, "", `${home.pathname}${write(state)}`);
    guarded(reload);
  }, PAUSE);
}

// The address is written first, so that what could not be loaded can be tried again.
function change() {
  shown = STEP;
  remember();
  return guarded(reload);
}

async function reload() {
  await load();
  await show();
}

const guarded = (work) => work().catch(() => {
  count.textContent = say(navigator.onLine ? "failed" : "offline");
  find("retry").hidden = false;
});

const isPlain = () => !location.search;

async function begin() {
  state = read(location.search, [...form.querySelectorAll("[data-filter]")].map((group) => group.dataset.filter));
  input.value = state.query;
  // A page of the list as it came stays as it is until the reader asks for something else.
  if (isPlain()) return;
  count.textContent = say("loading");
  await load();
  const { known, strange } = recognised(data, state.chosen);
  state.chosen = known;
  const notice = find("strange");
  notice.hidden = strange.length === 0;
  notice.textContent = say("strange", { s: strange.join(", ") });
  await show();
}

async function load() {
  data ??= await loaded.data();
}

if (list && form) {
  root.classList.add("is-live");
  root.querySelector("nav.facets")?.closest(".catalogue__facets").classList.add("has-filters");
  form.hidden = false;
  find("tools").hidden = false;
  form.addEventListener("change", ({ target }) => {
    const values = state.chosen[target.name] ??= new Set();
    if (target.checked) values.add(target.value); else values.delete(target.value);
    change();
  });
  form.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  root.querySelector("[role=search]").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    state.query = input.value.trim();
    change();
  });
  input.addEventListener("input", typed);
  find("clear").addEventListener("click", () => { state.chosen = {}; state.query = ""; input.value = ""; change(); count.focus(); });
  find("sort").addEventListener("change", ({ target }) => {
    state.sort = target.value === (state.query ? "relevance" : "new") ? null : target.value;
    change();
  });
  for (const button of root.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => { state.view = button.dataset.view; change(); });
  }
  for (const button of form.querySelectorAll("[data-show-rest]")) {
    button.addEventListener("click", () => {
      const rest = [...button.closest("details").querySelectorAll("[data-rest]")];
      for (const item of rest) item.hidden = false;
      rest[0].querySelector("input").focus();
      button.remove();
    });
  }
  more.querySelector("button").addEventListener("click", () => guarded(async () => {
    const first = shown;
    shown += STEP;
    await show();
    list.children[first]?.querySelector("a").focus();
  }));
  addEventListener("popstate", () => {
    if (isPlain()) location.reload(); // the page as it came, with its own list
    else guarded(begin);
  });
  find("retry").addEventListener("click", () => { count.focus(); guarded(reload); });
  count.tabIndex = -1;
  guarded(begin);
}
