// Six questions, and the practices ranked by the answers with reasons in words. The fragment of the address holds the
// answers, since it reaches no server.
import { assessed, ranked } from "./fit-score.js";
import { catalogueData } from "./catalogue-data.js";
import { keepChoiceInTwins } from "./twins.js";

const STEP = 6;
const root = document.querySelector("[data-fit]");
const find = (name) => root.querySelector(`[data-${name}]`);
const [form, status, results, clear, ask, retry] = ["form", "status", "results", "clear", "ask", "retry"].map(find);
const selects = [...form.querySelectorAll("select")];
const catalogue = catalogueData(new URL(root.dataset.index, location.href).href, new URL(root.dataset.home, location.href).href);
const fill = (pattern, values) => pattern.replace(/%([nmkva])/g, (_, name) => values[name] ?? "");

let data;
let turn = 0;

const answers = () => Object.fromEntries(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const select of selects) {
    const value = given.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

function write() {
  const query = new URLSearchParams(answers()).toString();
  history.pushState(null, "", `${location.pathname}${query ? `#${query}` : ""}`);
}

async function load() {
  if (data) return;
  const response = await fetch(root.dataset.fit);
  if (!response.ok) throw new Error(String(response.status));
  data = await response.json();
}

// The reasons in the order of the table, the weightiest question first.
function reasons({ outcomes }, practice) {
  const list = document.createElement("ul");
  list.className = "reasons";
  for (const [name, outcome] of Object.entries(outcomes)) {
    const item = document.createElement("li");
    item.className = `reason reason--${outcome}`;
    item.textContent = fill(data.words[name][outcome], { v: practice.words[name] });
    list.append(item);
  }
  return list;
}

async function result(place, assessment) {
  const item = await catalogue.card(place);
  item.append(reasons(assessment, data.practices[place]));
  return item;
}

// A part of the ranking that grows by request.
function group(name, places, assessments) {
  const made = find("group").content.cloneNode(true).firstElementChild;
  const list = made.querySelector("ol");
  const more = made.querySelector("p");
  made.querySelector("h2").textContent = `${data.headings[name]} (${places.length})`;
  made.dataset.kind = name;
  const grow = async () => {
    const from = list.children.length;
    const items = await Promise.all(places.slice(from, from + STEP).map((place) => result(place, assessments[place])));
    list.append(...items);
    const left = places.length - list.children.length;
    more.hidden = left === 0;
    more.querySelector("button").textContent = fill(root.dataset.more, { n: Math.min(STEP, left) });
    return list.children[from];
  };
  more.querySelector("button").addEventListener("click", async () => (await grow())?.querySelector("a").focus());
  return { made, grow };
}

async function show() {
  const ours = ++turn;
  retry.hidden = true;
  const given = answers();
  const isAsked = Object.keys(given).length > 0;
  ask.hidden = isAsked;
  clear.hidden = !isAsked;
  if (!isAsked) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  await load();
  const known = data.practices.map((practice) => practice.known);
  const assessments = known.map((values) => assessed(data, given, values));
  const order = ranked(data, given, known);
  const groups = data.groups
    .map((name) => [name, order.filter((place) => assessments[place].group === name)])
    .filter(([, places]) => places.length)
    .map(([name, places]) => ({ name, size: places.length, ...group(name, places, assessments) }));
  await Promise.all(groups.map(({ grow }) => grow()));
  if (ours !== turn) return;
  results.replaceChildren(...groups.map(({ made }) => made));
  const size = (name) => groups.find((part) => part.name === name)?.size ?? 0;
  status.textContent = fill(root.dataset.told, { n: size("fits"), m: size("unsure"), k: size("against") });
}

const guarded = (work) => work().catch(() => {
  status.textContent = root.dataset.failed;
  retry.hidden = false;
});

form.hidden = false;
form.addEventListener("change", () => { write(); guarded(show); });
form.addEventListener("submit", (event) => event.preventDefault());
clear.querySelector("button").addEventListener("click", () => {
  form.reset();
  write();
  guarded(show);
  selects[0].focus();
});
retry.querySelector("button").addEventListener("click", () => guarded(show));
addEventListener("popstate", () => { read(); guarded(show); });
keepChoiceInTwins();
read();
guarded(show);
