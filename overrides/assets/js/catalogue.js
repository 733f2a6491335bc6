// The catalogue narrowed, ordered and shown as list or map. The address holds the whole state; without this script the
// pages of the list and of the facets serve.
import { read, write } from "./catalogue-state.js";
import { matching, narrow, nearest, ordered, fold } from "./filtering.js";
import { showMap } from "./catalogue-map.js";

const STEP = 24;
const root = document.querySelector("[data-catalogue]");
const find = (name) => root.querySelector(`[data-${name}]`);
const [list, count, chips, empty, more, form] = ["cards", "count", "chips", "empty", "more-box", "filters"].map(find);
const input = root.querySelector(".search__input");
const pagination = find("pagination");
const say = (key, values = {}) => root.dataset[key].replace(/%([nqsf])/g, (_, name) => values[name] ?? "");
const amount = (number) => say(number === 1 ? "one" : "other", { n: number });

let data;
let words;
let state;
let shown = STEP;
const shards = new Map();

const json = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};
// Paths in the index are relative to the root of the site, as the index's own is.
const beside = (path) => new URL(path.split("/").pop(), new URL(root.dataset.catalogue, location.href)).href;

const shard = (number) => {
  if (!shards.has(number)) shards.set(number, json(beside(data.shards[number])));
  return shards.get(number);
};

async function card(number) {
  const cards = await shard(Math.floor(number / data.shardSize));
  const item = document.createElement("li");
  item.innerHTML = cards[number % data.shardSize];
  // Links in a card are those of the catalogue's own page, which may not be the page we are on.
  const base = new URL(root.dataset.home, location.href);
  for (const link of item.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), base).href;
  return item;
}

const label = (name, value) => form.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`)
  ?.closest("label").querySelector(".tick__label").textContent ?? value;
const title = (name) => form.querySelector(`[data-filter="${name}"] summary`).textContent;

function remember() {
  const address = new URL(root.dataset.home, location.href).pathname; // further pages of the list lead back to the first
  history.pushState(null, "", `${address}${write(state)}`);
}

function chip(text, remove) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.textContent = text;
  button.setAttribute("aria-label", say("remove", { s: text }));
  button.addEventListener("click", () => { remove(); change(); (chips.querySelector("button.chip") ?? count).focus(); });
  item.append(button);
  return item;
}

function showChoice(counts) {
  for (const box of form.querySelectorAll("input")) {
    box.checked = state.chosen[box.name]?.has(box.value) ?? false;
    const place = data.filters.findIndex((filter) => filter.name === box.name);
    const number = counts[place][data.filters[place].values.indexOf(box.value)];
    const row = box.closest("label");
    row.querySelector(".count").textContent = String(number);
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

function showEmpty(matches) {
  const offers = nearest(data, state.chosen, matches).map(({ name, count: number }) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--small";
    button.textContent = say("without", { f: title(name) });
    button.addEventListener("click", () => { state.chosen[name] = new Set(); change(); });
    item.append(`${say("near", { f: title(name), n: amount(number) })} `, button);
    return item;
  });
  find("near-list").replaceChildren(...offers);
}

function showEverywhere(passing) {
  const box = find("everywhere-box");
  const chosen = state.chosen.county;
  box.hidden = true;
  if (!chosen?.size || chosen.has("nationwide")) return;
  const wider = { ...state.chosen, county: new Set([...chosen, "nationwide"]) };
  const number = narrow(data, wider, state.query ? matching(words, state.query) : null).passing.length - passing.length;
  if (number < 1) return;
  box.hidden = false;
  box.querySelector("span").textContent = say("everywhere", { n: amount(number) });
  box.querySelector("button").onclick = () => { chosen.add("nationwide"); change(); };
}

async function showCards(numbers) {
  const wanted = numbers.slice(0, shown);
  const items = await Promise.all(wanted.map(card));
  list.replaceChildren(...items);
  more.hidden = numbers.length <= shown;
  more.querySelector("button").textContent = say("more", { n: Math.min(STEP, numbers.length - shown) });
}

function told(number) {
  const values = { n: number, q: state.query };
  if (number === 0) return say(state.query ? "noneQuery" : "none", values);
  if (state.query) return say(number === 1 ? "foundOne" : "foundOther", values);
  return amount(number);
}

async function show() {
  if (state.query && !words) words = (await json(beside(data.words))).map(fold);
  const matches = state.query ? matching(words, state.query) : null;
  const { passing, counts } = narrow(data, state.chosen, matches);
  const numbers = ordered(data, passing, state.sort ?? "new");
  if (pagination) pagination.hidden = true;
  showChoice(counts);
  const none = numbers.length === 0;
  count.textContent = told(numbers.length);
  empty.hidden = !none;
  if (none) showEmpty(matches);
  showEverywhere(passing);
  find("sort").value = state.sort ?? "new";
  for (const button of root.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  const isMap = state.view === "map";
  find("map-view").hidden = !isMap;
  if (isMap) await showMap(root, data, counts, choose);
  sessionStorage.setItem("results", JSON.stringify({ address: location.href, slugs: numbers.map((number) => data.slugs[number]) }));
  await showCards(numbers);
}

function choose(name, value) {
  state.chosen[name] = new Set([value]);
  state.view = "list";
  change();
}

function change() {
  shown = STEP;
  remember();
  guarded(show);
}

const guarded = (work) => work().catch(() => { count.textContent = say("failed"); });

const isPlain = () => !location.search;

async function begin() {
  state = read(location.search, [...form.querySelectorAll("[data-filter]")].map((group) => group.dataset.filter));
  input.value = state.query;
  // A page of the list as it came stays as it is until the reader asks for something else.
  if (isPlain()) return;
  count.textContent = say("loading");
  await load();
  await show();
}

async function load() {
  data ??= await json(root.dataset.catalogue);
}

if (list && form) {
  root.classList.add("is-live");
  root.querySelector("nav.facets")?.closest(".catalogue__facets").classList.add("has-filters");
  form.hidden = false;
  find("tools").hidden = false;
  form.addEventListener("change", ({ target }) => guarded(async () => {
    await load();
    const values = state.chosen[target.name] ??= new Set();
    if (target.checked) values.add(target.value); else values.delete(target.value);
    change();
  }));
  form.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  root.querySelector("[role=search]").addEventListener("submit", (event) => {
    event.preventDefault();
    guarded(async () => { await load(); state.query = input.value.trim(); change(); });
  });
  find("clear").addEventListener("click", () => { state.chosen = {}; state.query = ""; input.value = ""; change(); count.focus(); });
  find("sort").addEventListener("change", ({ target }) => guarded(async () => {
    await load();
    state.sort = target.value === "new" ? null : target.value;
    change();
  }));
  for (const button of root.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => guarded(async () => { await load(); state.view = button.dataset.view; change(); }));
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
    else guarded(async () => { await load(); await begin(); });
  });
  count.tabIndex = -1;
  guarded(begin);
}
