// Words that are spelt much like one that nobody knows. Pure.
const LEAST = 4; // letters of a word in which one slip is still told from another word
const TWO_SLIPS = 8; // letters of a word that may have two
const MOST_FOUND = 3;

const slips = (word) => (word.length < LEAST ? 0 : word.length < TWO_SLIPS ? 1 : 2);

// `forms` is a sorted list of [stem, term, endings]; gives [{term, form, distance}], the nearest first.
// The rows of optimal string alignment (Damerau 1964) are kept for what a stem shares with the one before, and a stem
// whose beginning is already too far is not gone into.
export function similar(forms, word, most = slips(word)) {
  if (!most) return [];
  const size = word.length;
  const rows = [Uint8Array.from({ length: size + 1 }, (_, place) => place)];
  const letters = [];
  const found = new Map();
  let dead = Infinity; // from this many letters on, what begins so is too far
  let before = "";

  // Put the letter at `depth`; gives whether anything near may still begin so.
  function put(letter, depth) {
    letters[depth] = letter;
    const last = rows[depth];
    const row = rows[depth + 1] ??= new Uint8Array(size + 1);
    row[0] = depth + 1;
    let least = row[0];
    for (let at = 1; at <= size; at += 1) {
      let cost = last[at - 1] + (word[at - 1] === letter ? 0 : 1);
      if (last[at] + 1 < cost) cost = last[at] + 1;
      if (row[at - 1] + 1 < cost) cost = row[at - 1] + 1;
      if (depth && at > 1 && word[at - 1] === letters[depth - 1] && word[at - 2] === letter) {
        const swapped = rows[depth - 1][at - 2] + 1;
        if (swapped < cost) cost = swapped;
      }
      row[at] = cost;
      if (cost < least) least = cost;
    }
    return least <= most;
  }

  function end(depth, term, form) {
    const distance = rows[depth][size];
    if (distance > most || found.get(term)?.distance <= distance) return;
    found.set(term, { term, form, distance });
  }

  for (const [stem, term, endings] of forms) {
    let depth = 0;
    while (depth < stem.length && depth < before.length && stem[depth] === before[depth]) depth += 1;
    if (depth >= dead) continue;
    dead = Infinity;
    before = stem;
    while (depth < stem.length && dead === Infinity) {
      if (put(stem[depth], depth)) depth += 1; else dead = depth + 1;
    }
    if (dead < Infinity) continue;
    for (const ending of endings) {
      if (Math.abs(depth + ending.length - size) > most) continue;
      let reached = 0;
      while (reached < ending.length && put(ending[reached], depth + reached)) reached += 1;
      if (reached === ending.length) end(depth + reached, term, stem + ending);
    }
    letters.length = depth;
  }
  const best = Math.min(...[...found.values()].map(({ distance }) => distance));
  return [...found.values()].filter(({ distance }) => distance === best);
}

// Those that a writer most likely meant: a first letter is seldom mistaken, and a word of many texts is likelier.
export function likeliest(candidates, word, spread) {
  const worth = ({ term, form }) => (form[0] === word[0] ? 1000 : 0) + spread(term);
  return candidates.sort((one, other) => worth(other) - worth(one)).slice(0, MOST_FOUND);
}
