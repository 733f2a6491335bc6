// Finds documents by Estonian words: any form of a word, parts of compounds, missing diacritics, slips of typing.
// Pure: it knows no page. `index` is that of search/index.py.
const SPLIT_LEAST = 3;
const SYNONYM = 0.5;
const PART = 0.4; // what the parts of a compound count for, both being there

export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export function engine(index) {
  const places = new Map(index.terms.map((term, place) => [term, place]));
  const stems = new Map(); // stem → paradigms it inflects by
  const endings = index.forms.map(([list]) => list.split(","));
  const endingSets = endings.map((list) => new Set(list));
  index.forms.forEach(([, list], paradigm) => {
    for (const stem of list.split(" ")) {
      if (!stems.has(stem)) stems.set(stem, []);
      stems.get(stem).push(paradigm);
    }
  });

  const synonyms = new Map((index.synonyms ?? []).flatMap((group) => group.map((term) => [term, group])));

  // The lemmas that a folded word may be a form of.
  function lemmas(word) {
    const found = new Set();
    for (let at = word.length; at >= 0; at -= 1) {
      for (const paradigm of stems.get(word.slice(0, at)) ?? []) {
        if (endingSets[paradigm].has(word.slice(at))) found.add(word.slice(0, at) + endings[paradigm][0]);
      }
    }
    return found;
  }

  // Every verb has a noun in -mine, of which the corpus need not have any form.
  function verbs(word) {
    const stem = /^(.{2,}m)(?:ine|is(?:e|t|sse|es|est|ele|el|elt|eks|eni|ena|eta|ega|i|te|tes|test|tele|tel|telt|teks|teni|tena|teta|tega)?)$/.exec(word);
    return stem ? [`${stem[1]}a`] : [];
  }

  const english = (word) => {
    const tries = [word, word.replace(/ies$/, "y"), word.replace(/es$/, ""), word.replace(/s$/, ""), `${word}s`, word.replace(/y$/, "ies"), `${word}es`, word.replace(/ing$/, ""), `${word}ing`, word.replace(/ed$/, "")];
    return [...new Set(tries)].map((item) => `=${item}`).filter((term) => places.has(term));
  };

  // What a word of the query asks for: terms with weights, and for a compound unknown as a whole its parts, all of them.
  function asked(word, isLast) {
    const terms = new Map();
    const add = (term, weight) => { if (places.has(term) && !(terms.get(term) >= weight)) terms.set(term, weight); };
    add(word, 1);
    for (const lemma of lemmas(word)) add(lemma, 1);
    for (const verb of verbs(word)) add(verb, 0.8);
    for (const term of english(word)) add(term, 0.9);
    if (isLast && word.length > 1) for (const term of beginning(word)) add(term, 0.5);
    for (const term of compounds(word)) add(term, 1);
    for (const term of [...terms.keys()]) for (const other of synonyms.get(term) ?? []) add(other, SYNONYM);
    let parts = split(word);
    if (!terms.size && !parts) for (const [term, weight] of similar(word)) add(term, weight);
    // What the beginning or the slip of a compound asks for, its parts ask for too.
    if (!parts) for (const term of [...terms.keys()].slice(0, 3)) parts ??= split(term);
    return { terms, parts };
  }

  function* beginning(word) {
    let low = 0;
    let high = index.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index.terms[middle] < word) low = middle + 1; else high = middle;
    }
    for (; low < index.terms.length && index.terms[low].startsWith(word); low += 1) yield index.terms[low];
  }

  // Compounds of the corpus that the word is a form of: only its last part inflects.
  function* compounds(word) {
    for (let at = SPLIT_LEAST; at <= word.length - SPLIT_LEAST; at += 1) {
      const first = word.slice(0, at);
      for (const lemma of lemmas(word.slice(at))) if (places.has(first + lemma)) yield first + lemma;
    }
  }

  // A compound that no text has, parted into words that some have.
  function split(word) {
    for (let at = word.length - SPLIT_LEAST; at >= SPLIT_LEAST; at -= 1) {
      const [first, last] = [word.slice(0, at), word.slice(at)];
      const head = known(last);
      if (!head.length) continue;
      const start = known(first.endsWith("mis") ? `${first.slice(0, -3)}mine` : first);
      if (start.length) return [start, head];
    }
    return null;
  }
  const known = (word) => [...new Set([word, ...lemmas(word), ...verbs(word)])].filter((term) => places.has(term));

  function similar(word) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const found = [];
    if (!most) return found;
    const seen = new Set();
    const test = (candidate, term) => {
      if (Math.abs(candidate.length - word.length) > most) return;
      const distance = edits(word, candidate, most);
      if (distance <= most && !seen.has(term)) { seen.add(term); found.push([term, 0.6 - 0.15 * distance]); }
    };
    for (const term of index.terms) if (term[0] !== "=") test(term, term); else test(term.slice(1), term);
    for (const [stem, paradigms] of stems) {
      if (Math.abs(stem.length - word.length) > 8) continue;
      for (const paradigm of paradigms) {
        for (const ending of endings[paradigm]) {
          if (Math.abs(stem.length + ending.length - word.length) > most) continue;
          const lemma = stem + endings[paradigm][0];
          if (places.has(lemma)) test(stem + ending, lemma);
        }
      }
    }
    const best = Math.max(...found.map(([, weight]) => weight));
    return found.filter(([, weight]) => weight === best);
  }

  const size = index.documents.length;
  const rarity = (place) => Math.log(1 + size / (index.postings[place].length / 2));

  function gather(terms, scores) {
    for (const [term, weight] of terms) {
      const place = places.get(term);
      const posting = index.postings[place];
      for (let at = 0; at < posting.length; at += 2) {
        const value = weight * rarity(place) * (posting[at + 1] / (posting[at + 1] + 4));
        if (!(scores.get(posting[at]) >= value)) scores.set(posting[at], value);
      }
    }
    return scores;
  }

  // Documents, best first, as {id, score, words}: `words` is how many words of the query each answers.
  return function search(query, most = 50) {
    const words = wordsOf(query);
    const scores = new Map();
    words.forEach((word, number) => {
      const { terms, parts } = asked(word, number === words.length - 1);
      const found = gather(terms, new Map());
      if (parts) {
        const [start, head] = parts.map((list) => gather(new Map(list.map((term) => [term, PART])), new Map()));
        for (const [place, value] of head) if (start.has(place)) found.set(place, Math.max(found.get(place) ?? 0, value + start.get(place)));
        if (!found.size) for (const [place, value] of head) found.set(place, value / 2);
      }
      for (const [place, value] of found) {
        const entry = scores.get(place) ?? { score: 0, words: 0 };
        entry.score += value;
        entry.words += 1;
        scores.set(place, entry);
      }
    });
    const best = Math.max(0, ...[...scores.values()].map((entry) => entry.words));
    return [...scores]
      .filter(([, entry]) => entry.words >= Math.min(best, Math.ceil(words.length * 0.6)))
      .map(([place, entry]) => ({ id: index.documents[place], score: entry.score * (entry.words / words.length), words: entry.words }))
      .sort((one, other) => other.words - one.words || other.score - one.score)
      .slice(0, most);
  };
}

// The least number of letters to put in, take out, change or swap with a neighbour; `most + 1` when it is more.
// (Optimal string alignment; Damerau 1964, Levenshtein 1966.)
export function edits(one, other, most) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    let least = row;
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[row - 1] === other[place - 1];
      let cost = Math.min(last[place] + 1, now[place - 1] + 1, last[place - 1] + (same ? 0 : 1));
      if (row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1]) {
        cost = Math.min(cost, before[place - 2] + 1);
      }
      now.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = now;
  }
  return last[other.length];
}
