// Several factsheets as one PDF, made in this browser: a page of contents, then the sheets with their tags and links.
const SIZE = [595.28, 841.89]; // A4 in points
const LEFT = 60;
const RIGHT = SIZE[0] - 60;
const LINES = 34; // of contents on a page
const INK = [0.106, 0.137, 0.2];

// The standard fonts of PDF have the letters of western Europe and of Estonian; others are shown by a question mark.
const written = (font, text) => [...text].map((letter) => {
  try {
    font.encodeText(letter);
    return letter;
  } catch {
    return "?";
  }
}).join("");

function cut(font, size, text, width) {
  let shown = written(font, text);
  while (shown.length > 1 && font.widthOfTextAtSize(shown, size) > width) shown = `${shown.slice(0, -2).trimEnd()}…`;
  return shown;
}

function wrapped(font, size, text, width) {
  const lines = [""];
  for (const word of written(font, text).split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && font.widthOfTextAtSize(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

// Pages and tags are copied by one copier, so that tags lead to the copied pages.
function taken(lib, made, source, tags) {
  const { PDFArray, PDFName, PDFNumber, PDFObjectCopier, PDFPage } = lib;
  const copier = PDFObjectCopier.for(source.context, made.context);
  const pages = source.getPages().map((page) => copier.copy(page.ref));
  for (const ref of pages) made.addPage(PDFPage.of(made.context.lookup(ref), ref, made));
  const root = source.catalog.lookup(PDFName.of("StructTreeRoot"));
  if (!root) return pages;
  const copy = copier.copy(root);
  const entry = made.context.lookup(copy.lookup(PDFName.of("K"), PDFArray).get(0));
  const kids = entry.lookup(PDFName.of("K"), PDFArray);
  for (let at = 0; at < kids.size(); at += 1) {
    made.context.lookup(kids.get(at)).set(PDFName.of("P"), tags.document);
    tags.kids.push(kids.get(at));
  }
  const numbers = made.context.lookup(copy.get(PDFName.of("ParentTree"))).lookup(PDFName.of("Nums"), PDFArray);
  let highest = 0;
  for (let at = 0; at < numbers.size(); at += 2) {
    const number = numbers.lookup(at, PDFNumber).asNumber();
    highest = Math.max(highest, number);
    tags.parents.push(PDFNumber.of(number + tags.next), numbers.get(at + 1));
  }
  const moved = (dictionary, key) => {
    const number = dictionary.lookupMaybe(PDFName.of(key), PDFNumber);
    if (number) dictionary.set(PDFName.of(key), PDFNumber.of(number.asNumber() + tags.next));
  };
  for (const ref of pages) {
    const page = made.context.lookup(ref);
    moved(page, "StructParents");
    const notes = page.lookupMaybe(PDFName.of("Annots"), PDFArray);
    for (let at = 0; notes && at < notes.size(); at += 1) moved(made.context.lookup(notes.get(at)), "StructParent");
  }
  tags.next += highest + 1;
  return pages;
}

// Links within a sheet name places of its own; each becomes the place itself, since names would clash.
function withoutNames(lib, source) {
  const { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } = lib;
  const text = (value) => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null);
  const names = source.catalog.lookupMaybe(PDFName.of("Names"), PDFDict)?.lookupMaybe(PDFName.of("Dests"), PDFDict);
  const flat = names?.lookupMaybe(PDFName.of("Names"), PDFArray);
  const places = new Map();
  for (let at = 0; flat && at < flat.size(); at += 2) places.set(text(flat.lookup(at)), flat.lookup(at + 1));
  for (const page of source.getPages()) {
    const notes = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    for (let at = 0; notes && at < notes.size(); at += 1) {
      const note = notes.lookup(at, PDFDict);
      const name = text(note.lookup(PDFName.of("Dest")));
      if (name !== null && places.has(name)) note.set(PDFName.of("Dest"), places.get(name));
    }
  }
}

function contents(lib, made, fonts, words, lines) {
  const { rgb, PDFArray, PDFName, PDFString } = lib;
  const ink = rgb(...INK);
  const head = wrapped(fonts.bold, 24, words.title, RIGHT - LEFT);
  const first = made.insertPage(0, SIZE);
  head.forEach((line, at) => first.drawText(line, { x: LEFT, y: 720 - at * 30, size: 24, font: fonts.bold, color: ink }));
  first.drawText(written(fonts.plain, words.about), { x: LEFT, y: 690 - head.length * 30 + 20, size: 11, font: fonts.plain, color: ink });
  const pages = [first];
  const more = Math.ceil(Math.max(0, lines.length - LINES + head.length * 2) / (LINES + 4));
  for (let at = 0; at < more; at += 1) pages.push(made.insertPage(at + 1, SIZE));
  let page = 0;
  let y = 640 - head.length * 30;
  lines.forEach(({ title, index, ref }) => {
    if (y < 70) {
      page += 1;
      y = 760;
    }
    const number = String(index + pages.length + 1);
    pages[page].drawText(cut(fonts.plain, 11, title, RIGHT - LEFT - 50), { x: LEFT, y, size: 11, font: fonts.plain, color: ink });
    const width = fonts.plain.widthOfTextAtSize(number, 11);
    pages[page].drawText(number, { x: RIGHT - width, y, size: 11, font: fonts.plain, color: ink });
    const link = made.context.obj({ Type: "Annot", Subtype: "Link", Rect: [LEFT, y - 4, RIGHT, y + 12], Border: [0, 0, 0], F: 4 });
    link.set(PDFName.of("Dest"), made.context.obj([ref, PDFName.of("Fit")]));
    link.set(PDFName.of("Contents"), PDFString.of(number));
    const notes = pages[page].node.lookupMaybe(PDFName.of("Annots"), PDFArray) ?? made.context.obj([]);
    notes.push(made.context.register(link));
    pages[page].node.set(PDFName.of("Annots"), notes);
    y -= 18;
  });
}

// `sheets` are {title, url}; `words` are {title, about, lang}. Gives the bytes of one PDF.
export async function merged(library, sheets, words) {
  const lib = await import(library);
  const { PDFArray, PDFDocument, PDFName, PDFNumber, StandardFonts } = lib;
  const files = await Promise.all(sheets.map(async ({ url }) => {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(url);
    return answer.arrayBuffer();
  }));
  const made = await PDFDocument.create();
  const document = made.context.register(made.context.obj({ Type: "StructElem", S: "Document" }));
  const tags = { document, kids: [], parents: [], next: 0 };
  const lines = [];
  let count = 0;
  for (const [at, file] of files.entries()) {
    const source = await PDFDocument.load(file);
    withoutNames(lib, source);
    const refs = taken(lib, made, source, tags);
    lines.push({ title: sheets[at].title, index: count, ref: refs[0] });
    count += refs.length;
  }
  const fonts = { plain: await made.embedFont(StandardFonts.Helvetica), bold: await made.embedFont(StandardFonts.HelveticaBold) };
  contents(lib, made, fonts, words, lines);
  const list = (items) => items.reduce((array, item) => (array.push(item), array), PDFArray.withContext(made.context));
  const parents = made.context.register(made.context.obj({ Nums: list(tags.parents) }));
  const root = made.context.register(made.context.obj({
    Type: "StructTreeRoot", K: [document], ParentTree: parents, ParentTreeNextKey: PDFNumber.of(tags.next),
  }));
  made.context.lookup(document).set(PDFName.of("K"), list(tags.kids));
  made.context.lookup(document).set(PDFName.of("P"), root);
  made.catalog.set(PDFName.of("StructTreeRoot"), root);
  made.catalog.set(PDFName.of("MarkInfo"), made.context.obj({ Marked: true }));
  made.setTitle(words.title, { showInWindowTitleBar: true });
  made.setLanguage(words.lang);
  return made.save();
}
