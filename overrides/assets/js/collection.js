// The reader's own collection, one that came by a link, and either as a booklet. All of it stays in this browser.
import { asCollection, collect, collection, onPicks } from "./picks.js";
import { LONGEST_NOTE, LONG_LINK, fromFile, fromLink, isCollectionLink, joined, toFragment } from "./collection-link.js";
import { collectionList } from "./collection-list.js";
import { booklet } from "./booklet.js";
import { keepChoiceInTwins } from "./twins.js";

const root = document.querySelector("[data-collection]");
const find = (name) => root.querySelector(`[data-${name}]`);
const home = new URL(root.dataset.home, location.href).href;
const say = (key, values = {}) => root.dataset[key].replace(/%([ntdm])/g, (_, name) => values[name] ?? "");
const [told, own, shared, book, title, undo, retry] = ["told", "own", "shared", "booklet", "title", "undo", "retry"].map(find);
const index = new URL(root.dataset.index, location.href).href;
const lists = {
  own: collectionList(find("items"), { index, home, say, isOwn: true, longestNote: LONGEST_NOTE }),
  shared: collectionList(find("shared-items"), { index, home, say, isOwn: false }),
};

let before = null; // what the last removal took away
let isOurs = false; // a change that this page made itself needs no second showing

const here = () => new URL(location.href);
const isBooklet = () => here().searchParams.get("view") === "booklet";
const given = () => (isCollectionLink(location.hash) ? fromLink(location.hash) : null);

function put(next, { canUndo = false } = {}) {
  before = canUndo ? collection() : null;
  isOurs = true;
  collect(next);
  isOurs = false;
  undo.hidden = !canUndo;
}

async function showOwn() {
  const mine = collection();
  title.value = mine.title;
  find("empty").hidden = mine.items.length > 0;
  find("filled").hidden = mine.items.length === 0;
  await lists.own.show(mine.items);
  const length = `${location.origin}${location.pathname}${toFragment(mine)}`.length;
  find("long").hidden = length <= LONG_LINK;
}

async function showShared() {
  const theirs = given();
  const isBroken = isCollectionLink(location.hash) && !theirs;
  find("broken").hidden = !isBroken;
  shared.hidden = !theirs;
  if (!theirs) return;
  find("shared-title").textContent = theirs.title || say("untitled");
  find("replace").hidden = collection().items.length === 0;
  await lists.shared.show(theirs.items);
}

async function showBooklet() {
  told.textContent = say("loading");
  const context = { say, site: root.dataset.site, address: root.dataset.address, lang: document.documentElement.lang };
  const made = await booklet(given() ?? collection(), home, context);
  find("pages").replaceChildren(...made.parts);
  told.textContent = made.gone.length ? say("gone", { t: made.gone.join(", ") }) : "";
}

async function show() {
  retry.hidden = true;
  const asBooklet = isBooklet() && (given() ?? collection()).items.length > 0;
  root.classList.toggle("is-booklet", asBooklet);
  book.hidden = !asBooklet;
  find("page").hidden = asBooklet;
  find("head").hidden = asBooklet;
  if (asBooklet) await showBooklet();
  else await Promise.all([showOwn(), showShared()]);
}

const guarded = (work) => work().catch(() => {
  told.textContent = say("failed");
  retry.hidden = false;
});

function go(query, hash = location.hash) {
  history.pushState(null, "", `${location.pathname}${query}${hash}`);
  scrollTo(0, 0);
  return guarded(show);
}

// Changes to the own list.
lists.own.on({
  note(slug, note) {
    const mine = collection();
    put({ ...mine, items: mine.items.map((item) => (item.slug === slug ? { slug, note } : item)) });
  },
  async move(slug, target) {
    const mine = collection();
    const moved = mine.items.find((item) => item.slug === slug);
    const items = mine.items.filter((item) => item !== moved);
    items.splice(target, 0, moved);
    put({ ...mine, items });
    await guarded(showOwn);
    told.textContent = say("moved", { t: lists.own.title(slug), n: target + 1, m: items.length });
  },
  async remove(slug) {
    const mine = collection();
    const name = lists.own.title(slug);
    put({ ...mine, items: mine.items.filter((item) => item.slug !== slug) }, { canUndo: true });
    await guarded(showOwn);
    told.textContent = say("removed", { t: name, n: mine.items.length - 1 });
  },
});
title.addEventListener("input", () => put({ ...collection(), title: title.value }));
find("clear").addEventListener("click", async () => {
  put({ title: "", items: [] }, { canUndo: true });
  await guarded(showOwn);
  told.textContent = say("cleared");
  undo.querySelector("button").focus();
});
undo.querySelector("button").addEventListener("click", async () => {
  if (before) put(before);
  await guarded(show);
  told.textContent = say("restored");
  title.focus();
});

// Taking along and bringing in.
const copyLink = find("copy-link");
copyLink.addEventListener("click", async () => {
  const link = `${location.origin}${location.pathname}${toFragment(collection())}`;
  find("link").value = link;
  find("link-box").hidden = false;
  await navigator.clipboard?.writeText(link).then(() => { told.textContent = say("copied"); }, () => {});
  find("link").select();
});
find("save").addEventListener("click", () => {
  const file = new Blob([JSON.stringify(collection(), null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = root.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
async function bring(theirs, wrong) {
  if (!theirs) {
    wrong();
    return;
  }
  const mine = collection();
  const next = joined(mine, theirs);
  put(next, { canUndo: true });
  await guarded(show);
  told.textContent = say("brought", { n: next.items.length - mine.items.length });
}
find("import").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = find("import-link");
  const error = find("import-error");
  const wrong = (isWrong) => {
    error.hidden = !isWrong;
    field.setAttribute("aria-invalid", String(isWrong));
    if (isWrong) field.focus();
    else field.value = "";
  };
  const read = fromLink(field.value.trim());
  wrong(!read);
  if (read) bring(read);
});
find("import-file").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  await bring(fromFile(await file.text()), () => { told.textContent = say("notAFile"); });
  target.value = "";
});
find("add").addEventListener("click", () => bring(given(), () => {}));
find("replace").addEventListener("click", async () => {
  put(asCollection(given()), { canUndo: true });
  await guarded(show);
  told.textContent = say("replaced");
});

const merge = find("merge");
merge.addEventListener("click", () => guarded(async () => {
  told.textContent = say("merging");
  merge.disabled = true;
  try {
    const { merged } = await import("./factsheets.js");
    const mine = collection();
    const sheets = mine.items.map(({ slug }) => ({ title: lists.own.title(slug), url: `${home}${slug}/${slug}.pdf` }));
    const words = { title: mine.title || say("untitled"), about: `${root.dataset.site} · ${root.dataset.address}`, lang: document.documentElement.lang };
    const file = new Blob([await merged(new URL(root.dataset.library, location.href).href, sheets, words)], { type: "application/pdf" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = root.dataset.pdf;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    told.textContent = say("mergedPdf", { n: sheets.length });
  } finally {
    merge.disabled = false;
  }
}));
merge.hidden = !root.dataset.library;

find("view-booklet").addEventListener("click", () => go("?view=booklet", ""));
find("view-shared").addEventListener("click", () => go("?view=booklet"));
find("back").addEventListener("click", () => go(""));
retry.querySelector("button").addEventListener("click", () => guarded(show));
addEventListener("popstate", () => guarded(show));
addEventListener("hashchange", () => { if (isCollectionLink(location.hash)) guarded(show); });
onPicks(() => { if (!isOurs) guarded(show); });
find("tools").hidden = false;
find("page").hidden = false;
keepChoiceInTwins();
guarded(show);
