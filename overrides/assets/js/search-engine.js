// Finds documents by words: any form of a word, parts of compounds, missing diacritics, slips of typing, the other
// language. Pure: it knows no page. `index` is what search-index.js decodes; `postings` takes a list of numbers of terms
// and promises, for each, its documents and levels as a flat list.
import { likeliest, similar } from "./search-similar.js";

const PART = 3; // letters of the shortest part of a compound, and of the beginning of a word that one is typing
const WORTH = [0.2, 0.3, 0.5, 0.65, 0.8, 1]; // of the levels: what a term says of a document
const ABROAD = 0.9;
const DERIVED = 0.8;
const BEGINS = 0.45;
const SYNONYM = 0.4;
const BOTH_PARTS = 0.45; // each of the two
const LAST_PART = 0.3;
const AS_WELL = 0.5; // what the parts of a compound count for that is known as a whole
const SLIP = 0.6;
const LIGHT = 0.3;
const USUAL = 3; // documents: rarer words are not told apart
const COVERED = 0.35; // the share of the question, by how telling its words are, that an answer has to speak of
const PROVEN = 0.03; // for each step of evidence and for being at work: of two that answer alike, the better proven first
const NOUN = /^(.+)(?:m(?:ine|is.{0,4})|ja.{0,4})$/; // any verb has nouns in -mine and -ja, of which no text need have a form

export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const wordsOf = (text) => fold(text).match(WORD) ?? [];

export function engine(index, postings) {
  const { terms, cuts, endings, own, size, prior = [] } = index;
  const places = new Map(terms.map((term, place) => [term, place]));
  const bare = (place) => terms[place].replace(/^[=~]/, "");
  const isLight = (place) => terms[place][0] === "~";
  const isForeign = (place) => terms[place][0] === "=";
  const stemOf = (term, paradigm) => term.slice(0, term.length - cuts[paradigm]);
  const endingSets = endings.map((list) => new Set(list));
  const stems = new Map(); // stem → [term, paradigm] …
  own.forEach((list, place) => list.forEach((paradigm) => {
    const stem = stemOf(bare(place), paradigm);
    if (!stems.has(stem)) stems.set(stem, []);
    stems.get(stem).push([place, paradigm]);
  }));
  const synonyms = new Map();
  for (const group of index.synonyms) for (const term of group) synonyms.set(term, [...(synonyms.get(term) ?? []), ...group]);

  // The terms that a word is a form of.
  function formsOf(word) {
    const found = new Set([places.get(word), places.get(`~${word}`)]);
    for (let at = word.length; at >= 0; at -= 1) {
      for (const [place, paradigm] of stems.get(word.slice(0, at)) ?? []) {
        if (endingSets[paradigm].has(word.slice(at))) found.add(place);
      }
    }
    found.delete(undefined);
    return found;
  }

  const verbMeant = (word) => places.get(`${word.match(NOUN)?.[1]}ma`);
  // The verb that a noun is made of: «koolitamine», «koolitus».
  const verbOf = (term) => places.get(term.replace(/(mine|us)$/, "ma"));

  function ownForms(word) {
    const found = [...formsOf(word)].filter((place) => !isForeign(place) && !isLight(place));
    const verb = verbMeant(word);
    return found.length || verb === undefined ? found : [verb];
  }

  // Compounds of the corpus that the word is a form of: only its last part inflects.
  function compounds(word) {
    const found = [];
    for (let at = PART; at <= word.length - PART; at += 1) {
      for (const place of ownForms(word.slice(at))) found.push(places.get(word.slice(0, at) + terms[place]));
    }
    return found.filter((place) => place !== undefined);
  }

  const known = (word) => [...ownForms(word), ...compounds(word)];

  // A compound parted into words that some text has: the longest last part. With `slip`, one part may have a slip.
  function split(word, slip) {
    for (let at = PART; at <= word.length - PART; at += 1) {
      const [first, last] = [word.slice(0, at), word.slice(at)];
      const tail = known(last);
      if (!tail.length && !slip) continue;
      const head = known(first);
      if (head.length && tail.length) return [head, tail];
      if (!slip || at < PART + 1 || at > word.length - PART - 1 || !(head.length || tail.length)) continue;
      const near = likely(head.length ? last : first, 1);
      if (near.length) return head.length ? [head, near.map(({ term }) => term)] : [near.map(({ term }) => term), tail];
    }
    return null;
  }

  function beginning(word) {
    const found = [];
    for (const start of [word, `=${word}`]) {
      let low = 0;
      for (let high = terms.length; low < high;) {
        const middle = (low + high) >> 1;
        if (terms[middle] < start) low = middle + 1; else high = middle;
      }
      for (; terms[low]?.startsWith(start); low += 1) found.push(low);
    }
    return found;
  }

  let sorted; // every stem with its term and endings, for words with slips; compounds inflect as their last parts do
  function likely(word, most) {
    sorted ??= terms.flatMap((_, place) => {
      const term = bare(place);
      const list = own[place].length || isForeign(place) ? own[place] : inherited(term);
      return list.length ? list.map((paradigm) => [stemOf(term, paradigm), place, endings[paradigm]]) : [[term, place, [""]]];
    }).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    return likeliest(similar(sorted, word, most), word, (place) => own[place].length);
  }

  function inherited(term) {
    for (let at = PART; at <= term.length - PART; at += 1) {
      const list = own[places.get(term.slice(at))];
      if (list?.length) return list;
    }
    return [];
  }

  // What one word of the query asks for: terms with weights, and the parts of a compound, both of them.
  function asked(word, isLast) {
    const wanted = new Map();
    const add = (place, weight) => { if (place !== undefined && !(wanted.get(place) >= weight)) wanted.set(place, weight); };
    for (const place of formsOf(word)) add(place, isForeign(place) ? ABROAD : 1);
    for (const place of compounds(word)) add(place, 1);
    const exact = [...wanted.keys()];
    const isKnown = exact.some((place) => !isForeign(place));
    for (const place of exact) if (!isForeign(place)) add(verbOf(terms[place]), DERIVED);
    if (!isKnown) add(verbMeant(word), DERIVED);
    const addSynonyms = (weight) => {
      for (const place of [...wanted.keys()]) for (const other of synonyms.get(terms[place]) ?? []) add(places.get(other), weight);
    };
    addSynonyms(SYNONYM);
    let parts = split(word);
    let share = isKnown ? AS_WELL : 1;
    if (isLast && word.length >= PART) for (const place of beginning(word)) add(place, BEGINS);
    let meant = [];
    let isGuess = false;
    if (!wanted.size && !parts) {
      meant = likely(word);
      for (const { term, distance } of meant) add(term, SLIP / distance);
      addSynonyms(SLIP * SYNONYM);
      isGuess = !meant.length;
      parts = isGuess ? split(word, true) : null;
    }
    // What the beginning or the slip of a compound asks for, its parts ask for too.
    if (!isKnown && !parts) {
      for (const place of [...wanted.keys()].slice(0, 3)) parts ??= isForeign(place) || own[place].length ? null : split(terms[place]);
      share = AS_WELL;
    }
    return { word, wanted, parts, share, meant, isGuess, isLight: exact.some(isLight) };
  }

  // The question as terms: two words written apart that are one compound ask for it too.
  function understood(query) {
    const words = wordsOf(query);
    const items = words.map((word, number) => asked(word, number === words.length - 1));
    words.slice(1).forEach((word, number) => {
      const joined = words[number] + word;
      for (const place of [places.get(joined), ...compounds(joined)]) {
        if (place !== undefined) for (const item of items.slice(number, number + 2)) item.wanted.set(place, 1);
      }
    });
    return items;
  }

  // What each of the items finds: documents with how much they speak of it.
  async function answers(items) {
    const list = [...new Set(items.flatMap(({ wanted, parts }) => [...wanted.keys(), ...(parts ?? []).flat()]))];
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
    return items.map(({ wanted, parts, share, isGuess }) => {
      const found = gather(wanted);
      if (!parts) return found;
      const [first, last] = parts.map((part) => gather(part.map((place) => [place, 1])));
      let both = false;
      for (const [document, value] of last) {
        if (!first.has(document)) continue;
        both = true;
        found.set(document, Math.max(found.get(document) ?? 0, share * BOTH_PARTS * (value + first.get(document))));
      }
      if (!both && !found.size && !isGuess) for (const [document, value] of last) found.set(document, LAST_PART * value);
      return found;
    });
  }

  // In how many documents a word stands, those that hardly speak of it counting less.
  function spread(values) {
    let sum = 0;
    let most = 0;
    for (const value of values.values()) {
      sum += value;
      if (value > most) most = value;
    }
    return sum / most;
  }

  // Documents, best first, as {document, score}; `items` is what was understood.
  async function search(query) {
    const items = understood(query);
    const found = await answers(items);
    const onlyLight = items.every((item) => item.isLight);
    const scores = new Map();
    let whole = 0;
    found.forEach((values, number) => {
      if (!values.size) return;
      const light = items[number].isLight && !onlyLight;
      const rarity = (light ? LIGHT : 1) * Math.log(1 + size / (spread(values) + USUAL));
      if (!light) whole += rarity;
      for (const [document, value] of values) {
        if (!scores.has(document)) scores.set(document, { document, score: 0, covered: 0 });
        const entry = scores.get(document);
        entry.score += rarity * value;
        if (!light) entry.covered += rarity;
      }
    });
    const all = [...scores.values()];
    const most = all.reduce((least, { covered }) => Math.max(least, covered), 0);
    const results = all.filter(({ covered }) => covered >= COVERED * most);
    for (const entry of results) entry.score *= Math.sqrt(whole ? entry.covered / whole : 1) * (1 + PROVEN * (prior[entry.document] ?? 0));
    results.sort((one, other) => other.score - one.score || one.document - other.document);
    return { items, results };
  }

  // Tells of a word of a text whether it says what was asked for.
  function speaksOf(items) {
    const wanted = new Set(items.flatMap((item) => [...item.wanted.keys(), ...(item.share === 1 ? item.parts ?? [] : []).flat()]));
    const told = new Map();
    return (text) => {
      const word = fold(text);
      if (!told.has(word)) {
        const cuts = Array.from({ length: Math.max(0, word.length - 2 * PART + 1) }, (_, at) => at + PART);
        const says = (part) => [...formsOf(part)].some((place) => wanted.has(place) && !isLight(place));
        told.set(word, says(word) || compounds(word).some((place) => wanted.has(place))
          || cuts.some((at) => (says(word.slice(at)) && known(word.slice(0, at)).length) || (says(word.slice(0, at)) && known(word.slice(at)).length)));
      }
      return told.get(word);
    };
  }

  const termsOf = (word) => new Set([...formsOf(word), ...compounds(word)]);

  return { search, speaksOf, termsOf };
}
