// A collection as a link and back. The link carries it in its fragment, which no server ever sees:
// #k=base64url(JSON [title, [slug, note?], …]). Pure: it knows no page.
import { MOST_COLLECTED, asCollection } from "./picks.js";

export const LONGEST_NOTE = 1000;
export const LONG_LINK = 8000; // longer ones are cut by some mail programs

const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

export function toFragment({ title, items }) {
  const compact = [title, ...items.map(({ slug, note }) => (note ? [slug, note] : [slug]))];
  const text = toBase64(new TextEncoder().encode(JSON.stringify(compact)));
  return `#k=${text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

export const isCollectionLink = (link) => /#k=/.test(link);

// The collection of a link; null for a link that is cut, changed or of something else.
export function fromLink(link) {
  const found = /#k=([A-Za-z0-9_-]+)\s*$/.exec(link);
  if (!found) return null;
  try {
    const text = found[1].replaceAll("-", "+").replaceAll("_", "/");
    const read = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(fromBase64(text)));
    if (!Array.isArray(read)) return null;
    const [title, ...items] = read;
    return limited(asCollection({ title, items: items.map((item) => ({ slug: item?.[0], note: item?.[1] })) }));
  } catch {
    return null;
  }
}

// A collection from a saved file; null for anything else.
export function fromFile(text) {
  try {
    const read = JSON.parse(text);
    return Array.isArray(read?.items) ? limited(asCollection(read)) : null;
  } catch {
    return null;
  }
}

function limited({ title, items }) {
  const kept = items.slice(0, MOST_COLLECTED).map(({ slug, note }) => ({ slug, note: note.slice(0, LONGEST_NOTE) }));
  return kept.length ? { title: title.slice(0, 200), items: kept } : null;
}

// `mine` with what `theirs` adds; notes of one's own stay.
export function joined(mine, theirs) {
  const own = new Set(mine.items.map(({ slug }) => slug));
  const items = [...mine.items, ...theirs.items.filter(({ slug }) => !own.has(slug))].slice(0, MOST_COLLECTED);
  return { title: mine.title || theirs.title, items };
}
