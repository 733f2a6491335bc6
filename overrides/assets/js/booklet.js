// A collection as a booklet for the printer: cover, contents, and the whole text of every entry from its own page.
import { entryPage } from "./entry-pages.js";

const OUT = ".results-nav, .path, .entry__tools, details, .box--ask, .entry__contents, .related, .figures, #timeline, #handbook, button, script, style, [hidden]";

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// Headings stand two levels lower than on the entry's own page: under the booklet's title and the entry's.
function lowered(copy) {
  for (const heading of [...copy.querySelectorAll("h1, h2, h3")].reverse()) {
    const lower = element(`h${Number(heading.tagName[1]) + 1}`, heading.className);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}

// What is a landmark on a page of its own would be one of many alike here.
function withoutLandmarks(copy) {
  for (const landmark of copy.querySelectorAll("section.answers, aside, header")) {
    const plain = element("div", landmark.className);
    plain.append(...landmark.childNodes);
    landmark.replaceWith(plain);
  }
}

// Ids are kept apart by slug; links to the entry's own parts, such as its sources, stay within the booklet.
function keptApart(copy, { slug, address }) {
  for (const marked of copy.querySelectorAll("[id]")) marked.id = `${slug}-${marked.id}`;
  for (const link of copy.querySelectorAll("a[href]")) {
    const [page, part] = link.href.split("#");
    if (page === address && part) link.setAttribute("href", `#${slug}-${part}`);
  }
}

function woven(band, name) {
  if (!band) return "";
  const copy = document.importNode(band, true);
  const pattern = copy.querySelector("pattern");
  for (const filled of copy.querySelectorAll(`[fill="url(#${pattern.id})"]`)) filled.setAttribute("fill", `url(#${name})`);
  pattern.id = name;
  const holder = element("div", "booklet__band");
  holder.append(copy);
  return holder;
}

function chapter(page, note, say) {
  const part = element("section", "booklet__entry entry");
  part.id = `booklet-${page.slug}`;
  part.append(woven(page.band, `woven-${page.slug}`));
  const copy = document.importNode(page.article, true);
  for (const out of copy.querySelectorAll(OUT)) out.remove();
  for (const box of copy.querySelectorAll(".entry__aside .box")) if (!box.querySelector(".facts, .citation")) box.remove();
  copy.querySelector(".answers").after(copy.querySelector(".facts").closest(".box"));
  withoutLandmarks(copy);
  lowered(copy);
  keptApart(copy, page);
  if (note) {
    const own = element("div", "booklet__note");
    own.append(element("h3", "", say("note")), element("p", "", note));
    copy.querySelector(".entry__head").after(own);
  }
  part.append(...copy.childNodes);
  return part;
}

function cover(collection, pages, { say, site, address, lang }) {
  const front = element("header", "booklet__cover");
  const cloth = element("div", "booklet__cloth");
  cloth.setAttribute("aria-hidden", "true");
  cloth.append(...pages.slice(0, 16).map((page) => woven(page.band, `cover-${page.slug}`)));
  const day = new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date());
  front.append(
    cloth,
    element("h1", "booklet__title", collection.title || say("untitled")),
    element("p", "booklet__about", say(pages.length === 1 ? "coverOne" : "coverOther", { n: pages.length, d: day })),
    element("p", "booklet__site", `${site} · ${address}`),
  );
  return front;
}

// The whole booklet as elements. `say` puts into words; entries that are gone are left out and named in `gone`.
export async function booklet(collection, catalogue, context) {
  const found = await Promise.all(collection.items.map(async ({ slug, note }) => ({ page: await entryPage(slug, catalogue), note })));
  const there = found.filter(({ page }) => page.article);
  const contents = element("nav", "booklet__contents");
  contents.append(element("h2", "", context.say("contents")));
  const list = element("ol");
  for (const { page } of there) {
    const item = element("li");
    const link = element("a", "", page.title);
    link.href = `#booklet-${page.slug}`;
    item.append(link);
    list.append(item);
  }
  contents.append(list);
  contents.setAttribute("aria-label", context.say("contents"));
  return {
    parts: [
      cover(collection, there.map(({ page }) => page), context),
      contents,
      ...there.map(({ page, note }) => chapter(page, note, context.say)),
    ],
    gone: found.filter(({ page }) => !page.article).map(({ page }) => page.title),
  };
}
