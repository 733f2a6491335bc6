// Reads an index as src/practicebook/search/encoding.py writes it. Pure: it knows no page.
const SIGNS = Array.from({ length: 92 }, (_, place) => String.fromCharCode(35 + place)).filter((sign) => !"&<>\\`\"'".includes(sign)).join("");
const BASE = SIGNS.length >> 1;
const LEVELS = 6;
const ENDING = 3;
const digits = new Uint8Array(128);
[...SIGNS].forEach((sign, place) => { digits[sign.charCodeAt(0)] = place; });

// Numbers one after another: the low digits first, a sign of the upper half says that more follow.
function* numbers(text) {
  let value = 0;
  let unit = 1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = digits[text.charCodeAt(at)];
    value += (digit % BASE) * unit;
    unit *= BASE;
    if (digit >= BASE) continue;
    yield value;
    value = 0;
    unit = 1;
  }
}

// Documents and levels of one line, as a flat list: document, level, document, level …
export function posting(line) {
  const list = [];
  let document = 0;
  for (const value of numbers(line)) {
    document += Math.floor(value / LEVELS);
    list.push(document, value % LEVELS);
  }
  return list;
}

function frontCoded(text) {
  let before = "";
  return text.split("\n").map((line) => { before = before.slice(0, digits[line.charCodeAt(0)]) + line.slice(1); return before; });
}

// `cuts[p]` letters of a term are written anew by each of `endings[p]`.
function paradigms(text, groups) {
  const cuts = [];
  const endings = text.split("\n").map((line) => {
    cuts.push(digits[line.charCodeAt(0)]);
    return line.slice(1).split(",").flatMap((ending) => {
      const group = "*+".indexOf(ending.at(-1));
      return ending && group >= 0 ? groups[group].split(",").map((end) => ending.slice(0, -1) + end) : [ending];
    });
  });
  return { cuts, endings };
}

export function decoded({ terms: coded, paradigms: table, groups, of, synonyms, size }) {
  const terms = coded ? frontCoded(coded) : [];
  const { cuts, endings } = paradigms(table, groups);
  const own = ofTerms(of, terms);
  return { terms, cuts, endings, own, synonyms, size };
}

// The paradigms of every term: the terms gathered by their last letters, those of one term after as many blanks as there
// are paradigms beside the first.
function ofTerms(text, terms) {
  const gathered = new Map();
  terms.forEach((term, place) => {
    const end = term.slice(-ENDING);
    if (!gathered.has(end)) gathered.set(end, []);
    gathered.get(end).push(place);
  });
  const own = new Array(terms.length);
  let at = 0;
  const next = () => {
    let value = 0;
    for (let unit = 1; ; unit *= BASE) {
      const digit = digits[text.charCodeAt(at++)];
      value += (digit % BASE) * unit;
      if (digit < BASE) return value;
    }
  };
  for (const places of gathered.values()) {
    for (const place of places) {
      let more = 1;
      for (; text[at] === " "; at += 1) more += 1;
      own[place] = Array.from({ length: more }, next).filter(Boolean).map((number) => number - 1);
    }
  }
  return own;
}
