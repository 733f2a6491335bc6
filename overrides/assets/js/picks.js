// What a reader keeps in this browser: practices to compare, and a collection with a title and notes. No server knows
// of it. A collection is {title, items: [{slug, note}]}; slugs are the same in every language.
export const MOST_COMPARED = 4;
export const MOST_COLLECTED = 100;

const COMPARED = "practicebook.compare";
const COLLECTION = "practicebook.collection";
const kept = new Map(); // for a browser that refuses storage: as long as the page lives
const listeners = new Set();

const isSlug = (value) => typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);

function get(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return kept.get(name) ?? null;
  }
}

function set(name, value) {
  kept.set(name, value);
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch { /* kept in memory */ }
  for (const listener of listeners) listener();
}

// Called whenever either list changes, here or in another tab.
export function onPicks(listener) {
  listeners.add(listener);
  addEventListener("storage", ({ key }) => { if (key === null || key === COMPARED || key === COLLECTION) listener(); });
  // A page that the browser brings back with its back button may be older than the lists.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) listener(); });
}

export function compared() {
  const slugs = get(COMPARED);
  return Array.isArray(slugs) ? [...new Set(slugs.filter(isSlug))].slice(0, MOST_COMPARED) : [];
}

export const compare = (slugs) => set(COMPARED, slugs);

// What was read, whoever wrote it (a link, an older version of ours), as a collection: no doubles, no strange slugs.
export function asCollection(value) {
  const seen = new Set();
  const items = (Array.isArray(value?.items) ? value.items : [])
    .filter((item) => isSlug(item?.slug) && !seen.has(item.slug) && seen.add(item.slug))
    .map(({ slug, note }) => ({ slug, note: typeof note === "string" ? note : "" }));
  return { title: typeof value?.title === "string" ? value.title : "", items };
}

export const collection = () => asCollection(get(COLLECTION));

export const collect = (value) => set(COLLECTION, asCollection(value));

// Puts a practice in or takes it out, and says whether there was room for it.
export function toggleCollected(slug) {
  const { title, items } = collection();
  const others = items.filter((item) => item.slug !== slug);
  if (others.length === items.length && items.length >= MOST_COLLECTED) return false;
  collect({ title, items: others.length < items.length ? others : [...items, { slug, note: "" }] });
  return true;
}
