// Practices side by side: which ones, the address says (?p=a,b,c&only=differences); what, their own pages say.
import { MOST_COMPARED, compare, compared } from "./picks.js";
import { entryPage, taken } from "./entry-pages.js";
import { keepChoiceInTwins } from "./twins.js";
import { shareButton } from "./share.js";

const root = document.querySelector("[data-compare]");
const find = (name) => root.querySelector(`[data-${name}]`);
const home = new URL(root.dataset.home, location.href).href;
const say = (key, values = {}) => root.dataset[key].replace(/%([ntlm])/g, (_, name) => values[name] ?? "");
const [region, told, notice, only, retry] = ["region", "told", "notice", "only", "retry"].map(find);
const rows = [...root.querySelectorAll("tr[data-row]")];
const heads = find("heads");

let slugs = [];
let turn = 0;

function read() {
  const given = new URLSearchParams(location.search);
  const asked = [...new Set((given.get("p") ?? "").split(",").filter((slug) => /^[a-z0-9-]+$/.test(slug)))];
  slugs = asked.slice(0, MOST_COMPARED);
  only.checked = given.get("only") === "differences";
  return asked.length > MOST_COMPARED;
}

function write(change = "pushState") {
  const query = [slugs.length ? `p=${slugs.join(",")}` : "", only.checked ? "only=differences" : ""].filter(Boolean).join("&");
  history[change](null, "", `${location.pathname}${query ? `?${query}` : ""}`);
}

// The reader's own list follows what is done here, unless a link brought other practices than those of the list.
function change(next) {
  const isOwn = compared().join() === slugs.join();
  slugs = next;
  if (isOwn) compare(slugs);
  write();
}

const words = (cell) => (cell.querySelector(".part__value") ?? cell).textContent.replace(/\s+/g, " ").trim();

function cell(page, key) {
  const made = document.createElement("td");
  const parts = [...page.article.querySelectorAll(`[data-row="${key}"]`)];
  if (!parts.length) {
    const unknown = document.createElement("span");
    unknown.className = "unknown";
    unknown.textContent = root.dataset.unknown;
    made.append(unknown);
    made.classList.add("is-unknown");
  }
  for (const part of parts) {
    // An element that belongs into a list or a table gives what is in it.
    if (["DD", "DT", "TD", "LI"].includes(part.tagName)) made.append(...taken(part).childNodes);
    else made.append(taken(part));
  }
  made.dataset.words = words(made);
  const name = document.createElement("span"); // seen where the columns are stacked
  name.className = "compare__name";
  [name.textContent] = page.title.split(" – ");
  made.prepend(name);
  return made;
}

function head(page, place, size) {
  const made = find("head").content.cloneNode(true).firstElementChild;
  const link = made.querySelector("a");
  link.href = page.address;
  link.textContent = page.title;
  for (const name of made.querySelectorAll("[data-name]")) name.textContent = page.title;
  made.querySelector(".compare__address").textContent = page.address;
  for (const button of made.querySelectorAll("[data-move]")) {
    const target = place + Number(button.dataset.move);
    button.hidden = target < 0 || target >= size;
    button.addEventListener("click", () => move(page, target, button.dataset.move));
  }
  made.querySelector("[data-remove]").addEventListener("click", () => remove(page, place));
  return made;
}

async function move(page, target, direction) {
  const next = slugs.filter((slug) => slug !== page.slug);
  next.splice(target, 0, page.slug);
  change(next);
  await show();
  told.textContent = say("moved", { t: page.title, n: target + 1, m: slugs.length });
  const moved = heads.querySelectorAll("th")[target + 1];
  (moved.querySelector(`[data-move="${direction}"]:not([hidden])`) ?? moved.querySelector("[data-move]:not([hidden])")).focus();
}

async function remove(page, place) {
  change(slugs.filter((slug) => slug !== page.slug));
  await show();
  told.textContent = say("removed", { t: page.title, n: slugs.length });
  const next = heads.querySelectorAll("th")[Math.min(place, slugs.length - 1) + 1];
  (next?.querySelector("[data-remove]") ?? told).focus();
}

// Marks a row as alike, different or unknown to all, in words; gives which it is.
function judged(row, cells) {
  const label = row.querySelector("th");
  label.querySelector(".compare__mark")?.remove();
  if (cells.every((made) => made.classList.contains("is-unknown"))) return "unknown";
  if (!("short" in row.dataset)) return "text";
  const values = new Set(cells.map((made) => made.dataset.words));
  const kind = values.size === 1 ? "alike" : "differs";
  if (kind === "differs") {
    const mark = document.createElement("span");
    mark.className = "compare__mark";
    mark.textContent = root.dataset.differs;
    label.append(" ", mark);
  }
  return kind;
}

function fillRows(found) {
  const folded = { unknown: [], alike: [] };
  for (const row of rows) {
    const cells = found.map((page) => cell(page, row.dataset.row));
    row.replaceChildren(row.querySelector("th"), ...cells);
    const kind = judged(row, cells);
    row.classList.toggle("is-different", kind === "differs");
    row.hidden = kind === "unknown" || (only.checked && kind === "alike");
    if (row.hidden) folded[kind].push(row.querySelector("[data-label]").textContent);
  }
  for (const group of root.querySelectorAll(".compare__group")) {
    group.hidden = [...group.querySelectorAll("tr[data-row]")].every((row) => row.hidden);
    group.querySelector("[data-question]").colSpan = found.length + 1;
  }
  for (const [kind, key] of [["unknown", "unknownRows"], ["alike", "alikeRows"]]) {
    const line = find(`${kind}-told`);
    line.hidden = folded[kind].length === 0;
    line.textContent = say(key, { l: folded[kind].join(", ") });
  }
}

async function show(hasTooMany = false) {
  const ours = ++turn;
  retry.hidden = true;
  if (slugs.length) told.textContent = say("loading");
  const pages = await Promise.all(slugs.map((slug) => entryPage(slug, home)));
  if (ours !== turn) return;
  const found = pages.filter((page) => page.article);
  const gone = pages.filter((page) => !page.article);
  slugs = [...new Set(found.map((page) => page.slug))];
  if (gone.length || slugs.length < pages.length) write("replaceState");
  const notes = [hasTooMany ? say("many") : "", ...gone.map((page) => say("gone", { t: page.title }))].filter(Boolean);
  notice.hidden = notes.length === 0;
  notice.textContent = notes.join(" ");
  find("empty").hidden = slugs.length > 0;
  find("tools").hidden = slugs.length === 0;
  find("add").hidden = slugs.length >= MOST_COMPARED;
  find("choose").hidden = slugs.length > 1;
  region.hidden = slugs.length < 1;
  const unique = slugs.map((slug) => found.find((page) => page.slug === slug));
  heads.replaceChildren(heads.querySelector("th"), ...unique.map((page, place) => head(page, place, unique.length)));
  root.dataset.columns = String(unique.length);
  if (unique.length) fillRows(unique);
  told.textContent = unique.length === 1 ? say("one") : unique.length ? say("ready", { n: unique.length }) : "";
}

const guarded = (work) => work().catch(() => {
  told.textContent = say("failed");
  retry.hidden = false;
});

function begin() {
  const hasTooMany = read();
  if (!location.search && compared().length) {
    slugs = compared();
    write("replaceState");
  }
  return show(hasTooMany);
}

only.addEventListener("change", () => { write(); guarded(show); });
retry.querySelector("button").addEventListener("click", () => guarded(begin));
addEventListener("popstate", () => guarded(begin));
shareButton(find("share"), () => location.href);
keepChoiceInTwins();
guarded(begin);
