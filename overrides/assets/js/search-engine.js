// Finds documents by words: any form of a word, parts of compounds, missing diacritics, slips of typing, the other
// language. Pure: it knows no page. `index` is what search-index.js decodes; `postings` takes a list of numbers of terms
// and promises, for each, its documents and levels as a flat list.
import { likeliest, similar, slips } from "./search-similar.js";

const PART = 3; // letters of the shortest part of a compound
const WORTH = [0.12, 0.25, 0.5, 0.65, 0.8, 1]; // of the levels: what a term says of a document
const SAME = 1;
const ABROAD = 0.9;
const DERIVED = 0.8;
const BEGINS = 0.45;
const SYNONYM = 0.5;
const BOTH_PARTS = 0.45; // each of the two
const LAST_PART = 0.3;
const AS_WELL = 0.35; // what the parts of a compound count for that is known as a whole
const SLIP = 0.6;
const PROVEN = 0.03; // for each step of evidence and for being at work: of two that answer alike, the better proven first
const COVERED = 0.4; // the share of the question, by how telling its words are, that an answer has to speak of

export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export function engine(index, postings) {
  const { terms, cuts, endings, own, size } = index;
  const places = new Map(terms.map((term, place) => [term, place]));
  const bare = (place) => ("=~".includes(terms[place][0]) ? terms[place].slice(1) : terms[place]);
  const isLight = (place) => terms[place][0] === "~";
  const isForeign = (place) => terms[place][0] === "=";
  const endingSets = endings.map((list) => new Set(list));
  const stems = new Map(); // stem → term, paradigm, term, paradigm …
  own.forEach((list, place) => {
    for (const paradigm of list) {
      const term = bare(place);
      const stem = term.slice(0, term.length - cuts[paradigm]);
      if (!stems.has(stem)) stems.set(stem, []);
      stems.get(stem).push(place, paradigm);
    }
  });
  const synonyms = new Map();
  for (const group of index.synonyms) for (const term of group) synonyms.set(term, [...(synonyms.get(term) ?? []), ...group]);

  // The terms that a word is a form of.
  function formsOf(word) {
    const found = new Set();
    for (const mark of ["", "~"]) if (places.has(mark + word)) found.add(places.get(mark + word));
    for (let at = word.length; at >= 0; at -= 1) {
      const list = stems.get(word.slice(0, at));
      for (let entry = 0; entry < (list?.length ?? 0); entry += 2) {
        if (endingSets[list[entry + 1]].has(word.slice(at))) found.add(list[entry]);
      }
    }
    return found;
  }

  const NOUN = /^(.+m)(?:ine|is.{0,4})$/; // any verb has a noun in -mine, of which no text need have a form
  const verbMeant = (word) => places.get(word.match(NOUN)?.[1] + "a");

  function ownForms(word) {
    const found = [...formsOf(word)].filter((place) => !isForeign(place) && !isLight(place));
    const verb = found.length ? undefined : verbMeant(word);
    return verb === undefined ? found : [verb];
  }

  // Compounds of the corpus that the word is a form of: only its last part inflects.
  function* compounds(word) {
    for (let at = PART; at <= word.length - PART; at += 1) {
      for (const place of ownForms(word.slice(at))) {
        const whole = places.get(word.slice(0, at) + terms[place]);
        if (whole !== undefined) yield whole;
      }
    }
  }

  // A compound that no text has, parted into words that some have: the fewest parts, the longest last one.
  function split(word) {
    for (let at = PART; at <= word.length - PART; at += 1) {
      const last = ownForms(word.slice(at)).concat([...compounds(word.slice(at))]);
      if (!last.length) continue;
      const first = [...compounds(word.slice(0, at)), ...ownForms(word.slice(0, at))];
      if (first.length) return [first, last];
    }
    return null;
  }

  function* beginning(word) {
    for (const mark of ["", "="]) {
      const start = mark + word;
      let low = 0;
      let high = terms.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (terms[middle] < start) low = middle + 1; else high = middle;
      }
      for (; low < terms.length && terms[low].startsWith(start); low += 1) yield low;
    }
  }

  // The verb that a noun is made of: «koolitamine», «koolitus».
  const verbOf = (term) => places.get(term.replace(/(mine|us)$/, "ma"));

  let sorted; // every stem with its term and endings, for words with slips; compounds inflect as their last parts do
  function allForms() {
    if (sorted) return sorted;
    sorted = [];
    terms.forEach((_, place) => {
      const term = bare(place);
      const list = own[place].length || isForeign(place) ? own[place] : inherited(term);
      if (!list.length) sorted.push([term, place, [""]]);
      for (const paradigm of list) sorted.push([term.slice(0, term.length - cuts[paradigm]), place, endings[paradigm]]);
    });
    return sorted.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  }

  function inherited(term) {
    for (let at = PART; at <= term.length - PART; at += 1) {
      const last = places.get(term.slice(at));
      if (last !== undefined && own[last].length) return own[last];
    }
    return [];
  }

  // What one word of the query asks for: terms with weights, and for a compound unknown as a whole its parts, both of them.
  function asked(word, isLast) {
    const wanted = new Map();
    const add = (place, weight) => { if (place !== undefined && !(wanted.get(place) >= weight)) wanted.set(place, weight); };
    for (const place of formsOf(word)) add(place, isForeign(place) ? ABROAD : SAME);
    for (const place of compounds(word)) add(place, SAME);
    const exact = [...wanted.keys()];
    for (const place of exact) if (!isForeign(place)) add(verbOf(terms[place]), DERIVED);
    add(verbMeant(word), DERIVED);
    for (const place of [...wanted.keys()]) for (const other of synonyms.get(terms[place]) ?? []) add(places.get(other), SYNONYM);
    const isKnown = exact.some((place) => !isForeign(place));
    let parts = split(word);
    let whole = isKnown && exact.length > 0;
    if (isLast && word.length > 1) for (const place of beginning(word)) add(place, BEGINS);
    let meant = null;
    if (!wanted.size && !parts) {
      meant = likely(word);
      for (const { term, distance } of meant) add(term, SLIP / distance);
    }
    // What the beginning or the slip of a compound asks for, its parts ask for too.
    if (!isKnown && !parts) {
      for (const place of [...wanted.keys()].slice(0, 3)) parts ??= isForeign(place) || own[place].length ? null : split(terms[place]);
      whole = true;
    }
    return { word, wanted, parts, share: whole ? AS_WELL : 1, meant, isLight: exact.some(isLight) };
  }

  function likely(word) {
    const spread = (place) => own[place].length;
    return likeliest(similar(allForms(), word, slips(word)), word, spread);
  }

  // The question as terms: two words written apart that are one compound ask for it too.
  function understood(query) {
    const words = wordsOf(query);
    const items = words.map((word, number) => asked(word, number === words.length - 1));
    for (let number = 0; number + 1 < words.length; number += 1) {
      const joined = words[number] + words[number + 1];
      for (const place of [places.get(joined), ...compounds(joined)]) {
        if (place === undefined) continue;
        items[number].wanted.set(place, SAME);
        items[number + 1].wanted.set(place, SAME);
      }
    }
    return items;
  }

  async function answers(items) {
    const every = new Set(items.flatMap(({ wanted, parts }) => [...wanted.keys(), ...(parts ?? []).flat()]));
    const list = [...every];
    const loaded = await postings(list);
    const of = new Map(list.map((place, at) => [place, loaded[at]]));
    const gather = (weights) => {
      const scores = new Map();
      for (const [place, weight] of weights) {
        const found = of.get(place);
        for (let at = 0; at < found.length; at += 2) {
          const value = weight * WORTH[found[at + 1]];
          if (!(scores.get(found[at]) >= value)) scores.set(found[at], value);
        }
      }
      return scores;
    };
    return items.map(({ wanted, parts, share }) => {
      const found = gather(wanted);
      if (!parts) return found;
      const [first, last] = parts.map((part) => gather(part.map((place) => [place, 1])));
      let both = false;
      for (const [document, value] of last) {
        if (!first.has(document)) continue;
        both = true;
        found.set(document, Math.max(found.get(document) ?? 0, share * BOTH_PARTS * (value + first.get(document))));
      }
      if (!both && !found.size) for (const [document, value] of last) found.set(document, LAST_PART * value);
      return found;
    });
  }

  // In how many documents a word stands, those that hardly speak of it counting less.
  function spread(values) {
    let sum = 0;
    let most = 0;
    for (const value of values.values()) { sum += value; if (value > most) most = value; }
    return sum / most;
  }

  // Documents, best first, as {document, score}.
  async function search(query) {
    const items = understood(query);
    const found = await answers(items);
    const onlyLight = items.every(({ isLight }) => isLight);
    const scores = new Map();
    let whole = 0;
    found.forEach((values, number) => {
      if (!values.size) return;
      const light = items[number].isLight && !onlyLight;
      const rarity = (light ? 0.3 : 1) * Math.log(1 + size / (spread(values) + 3));
      if (!light) whole += rarity;
      for (const [document, value] of values) {
        const entry = scores.get(document) ?? { document, score: 0, covered: 0 };
        entry.score += rarity * value;
        if (!light) entry.covered += rarity;
        scores.set(document, entry);
      }
    });
    const results = [...scores.values()];
    const most = Math.max(0, ...results.map(({ covered }) => covered));
    return results
      .filter(({ covered }) => covered >= COVERED * most)
      .map(({ document, score, covered }) => ({ document, score: score * Math.sqrt(whole ? covered / whole : 1) * (1 + PROVEN * (index.prior[document] ?? 0)) }))
      .sort((one, other) => other.score - one.score || one.document - other.document);
  }

  return { search, understood };
}
