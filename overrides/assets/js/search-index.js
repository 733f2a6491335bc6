// Reads an index as src/practicebook/search/encoding.py writes it. Pure: it knows no page.
const ENDING = 3;
const digits = [];
let base = 0;
for (let code = 35; code < 127; code += 1) if (!"&<>\\`\"'".includes(String.fromCharCode(code))) digits[code] = base++;
base >>= 1;

// Numbers one after another: the low digits first, a sign of the upper half says that more follow.
function reader(text) {
  let at = 0;
  return {
    isDone: () => at >= text.length,
    blanks: () => { const from = at; while (text[at] === " ") at += 1; return at - from; },
    next: () => {
      let value = 0;
      for (let unit = 1; ; unit *= base) {
        const digit = digits[text.charCodeAt(at++)];
        value += (digit % base) * unit;
        if (digit < base) return value;
      }
    },
  };
}

// Documents and levels of one line, as a flat list: document, level, document, level … The levels stand one after
// another, the documents of each as gaps.
export function posting(line) {
  const list = [];
  line.split("!").forEach((part, level) => {
    let document = 0;
    for (const numbers = reader(part); !numbers.isDone();) list.push(document += numbers.next(), level);
  });
  return list;
}

// `terms` in their order; `own[t]` are the paradigms of a term; of paradigm p, `cuts[p]` letters of the term are written
// anew by each of `endings[p]`.
export function decoded({ terms: coded, paradigms, groups, of, ...rest }) {
  let before = "";
  const terms = (coded.match(/[A-Z][^A-Z]*/g) ?? []).map((word) => (before = before.slice(0, word.charCodeAt(0) - 65) + word.slice(1)));
  const lines = paradigms.split("\n");
  return {
    ...rest,
    terms,
    own: ofTerms(terms, reader(of)),
    cuts: lines.map((line) => digits[line.charCodeAt(0)]),
    endings: lines.map((line) => line.slice(1).split(",").flatMap((ending) => {
      const group = groups["*+".indexOf(ending.at(-1))];
      return ending && group ? group.split(",").map((end) => ending.slice(0, -1) + end) : [ending];
    })),
  };
}

// The terms are gathered by their last letters; before the numbers of a term stand as many blanks as it has paradigms
// beside the first.
function ofTerms(terms, numbers) {
  const gathered = new Map();
  terms.forEach((term, place) => {
    const end = term.slice(-ENDING);
    if (!gathered.has(end)) gathered.set(end, []);
    gathered.get(end).push(place);
  });
  const own = [];
  for (const places of gathered.values()) {
    for (const place of places) {
      own[place] = [];
      for (let left = numbers.blanks(); left >= 0; left -= 1) {
        const number = numbers.next();
        if (number) own[place].push(number - 1);
      }
    }
  }
  return own;
}
