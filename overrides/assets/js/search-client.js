// Loads the indexes and the texts to quote from, and asks them: the practices first, the handbook when it is there.
import { engine, fold, WORD } from "./search-engine.js";
import { decoded, posting } from "./search-index.js";
import { similar } from "./search-similar.js";

const QUOTED = 160; // characters
const MOST = { term: 2, chapter: 3, sheet: 2 };
const NEAR_ENOUGH = 3; // a place of the book that answers this many times less than the best of its kind is left out
const FAR = 10; // … or this many times less than the best of all

const json = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

function remembering(load) {
  const kept = new Map();
  return (key, ...more) => {
    if (!kept.has(key)) kept.set(key, load(key, ...more).catch((error) => { kept.delete(key); throw error; }));
    return kept.get(key);
  };
}

// Promises the documents of terms: from the index itself, or from the shards that begin with the terms at `starts`.
function postings({ postings: whole, starts, shards }, at) {
  const lines = remembering(async (shard) => (shards ? await json(at(shards.replace("*", shard))) : whole).split("\n"));
  const parsed = new Map();
  return (terms) => Promise.all(terms.map(async (term) => {
    let shard = 0;
    while (starts?.[shard + 1] <= term) shard += 1;
    const text = (await lines(shard))[term - (starts?.[shard] ?? 0)];
    if (!parsed.has(term)) parsed.set(term, posting(text));
    return parsed.get(term);
  }));
}

// The index is at `address`, under the root of the site in assets/data/; `loading` promises it where it is on its way.
async function load(address, loading = json(address)) {
  const at = (path) => new URL(`../../${path}`, address).href;
  const data = await loading;
  const texts = ([path, size]) => {
    const shard = remembering((number) => json(at(path.replace("*", number))));
    return async (document) => (await shard(Math.floor(document / size)))[document % size];
  };
  const practices = engine(decoded(data), postings(data, at));
  const book = data.book && json(at(data.book)).then((found) => ({ ...engine(decoded(found), postings(found, at)), places: found.places, text: texts(found.texts) }));
  book?.catch(() => {});
  return {
    ...data,
    at,
    address: (document) => at(`${data.home}${data.slugs[document]}/`),
    practices,
    book,
    summary: texts(data.summaries),
    body: texts(data.bodies),
    say: (key, values = {}) => data.words[key].replace(/%([nq])/g, (_, name) => values[name]),
  };
}

export const searchAt = remembering(load);

// The text as nodes, what was asked for in <mark>; of a long one the sentence that says most of it.
export function marked(text, says, most = Infinity) {
  const spots = [...text.matchAll(WORD)].filter(([word]) => says(word));
  let [from, to] = [0, text.length];
  if (text.length > most) {
    const near = (spot) => spots.filter(({ index }) => index >= spot.index && index < spot.index + most * 0.8).length;
    const best = spots.reduce((one, other) => (!one || near(other) > near(one) ? other : one), null)?.index ?? 0;
    from = best < most * 0.6 ? 0 : text.lastIndexOf(" ", best - 30) + 1;
    to = text.length - from <= most ? text.length : text.lastIndexOf(" ", from + most);
  }
  const nodes = [from ? "… " : ""];
  for (const { 0: word, index } of spots) {
    if (index < from || index + word.length > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = word;
    nodes.push(text.slice(from, index), mark);
    from = index + word.length;
  }
  return [...nodes, text.slice(from, to), to < text.length ? " …" : ""];
}

const told = (text, says) => text.match(WORD)?.some(says);

// What to show of a practice beside its title: its summary, or of its story the sentence that answers.
export async function quoted(search, number, says) {
  const summary = await search.summary(number);
  if (told(search.titles[number], says) || told(summary, says)) return marked(summary, says, QUOTED);
  const body = await search.body(number);
  return marked(told(body, says) ? body : summary, says, QUOTED);
}

// Places of the handbook that answer, by kind: [kind, [{title, address, words}], says, isNamed]. A term is given only if
// its name answers; `isNamed` says that all of the name does: the reader asks what it means.
export async function inBook(search, query) {
  const book = await search.book?.catch(() => null);
  if (!book) return [];
  const { items, results } = await book.search(query);
  const says = book.speaksOf(items);
  const near = results.filter(({ score }) => score * FAR >= results[0].score)
    .map(({ document: number, score }) => [score, ...book.places[number], number])
    .filter(([, kind, title]) => kind !== "term" || told(title, says));
  return (await Promise.all(Object.keys(MOST).map(async (kind) => {
    const places = near.filter(([score, one], _, all) => one === kind && score * NEAR_ENOUGH >= all.find(([, other]) => other === kind)[0]);
    const shown = ([, , title, path, number]) => book.text(number).then((words) => ({ title, address: search.at(path), words }));
    return [kind, await Promise.all(places.slice(0, MOST[kind]).map(shown)), says,
      kind === "term" && places[0]?.[2].match(WORD).every(says)];
  }))).filter(([, places]) => places.length);
}

// The question as it is most likely meant, where a word of it is taken for a slip: with the word as the texts of the
// answers write it. Nothing where they do not.
export async function meant(search, query, { items, results }) {
  const slip = items.find((item) => item.meant.length || item.isGuess);
  const isMeant = (word) => (slip.isGuess ? similar([[word, 0, [""]]], slip.word, 2).length : search.practices.termsOf(word).has(slip.meant[0].term));
  for (const { document: number } of slip ? results.slice(0, 3) : []) {
    for (const text of [search.titles[number], await search.summary(number), await search.body(number)]) {
      const word = text.match(WORD)?.find((one) => isMeant(fold(one)));
      if (word) return query.replace(WORD, (one) => (fold(one) === slip.word ? word.toLowerCase() : one));
    }
  }
  return null;
}
