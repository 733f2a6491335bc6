// Which practices pass the chosen filters, and how many would with one more. Pure: it knows no page.
// `data.filters` is a list of {name, values, of}: `of[i]` are the places in `values` of practice number i.
// `chosen` maps a filter's name to the set of its chosen values; values of one filter widen, filters narrow.

export const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

// How well each practice answers the query: 0 where a word is missing, else more for words of the title and for words
// that begin as asked. `words[i]` is the folded title and all else of practice number i. Null without a query.
export function matching(words, query) {
  const parts = fold(query).split(/\s+/).filter(Boolean);
  if (!parts.length) return null;
  const worth = (text, part, most) => {
    const at = text.indexOf(part);
    if (at < 0) return 0;
    return at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1]) ? most : most / 2;
  };
  return words.map(([title, rest]) => {
    let score = 0;
    for (const part of parts) {
      const found = worth(title, part, 4) || worth(rest, part, 1);
      if (!found) return 0;
      score += found;
    }
    return score;
  });
}

const places = (filter, chosen) =>
  new Set([...(chosen[filter.name] ?? [])].map((value) => filter.values.indexOf(value)));

export function narrow(data, chosen, matches) {
  const size = data.slugs.length;
  const wanted = data.filters.map((filter) => places(filter, chosen));
  const counts = data.filters.map((filter) => new Array(filter.values.length).fill(0));
  const passing = [];
  const near = []; // those that one filter alone keeps out
  for (let number = 0; number < size; number += 1) {
    if (matches && !matches[number]) continue;
    let failed = -1;
    let failures = 0;
    for (let index = 0; index < wanted.length && failures < 2; index += 1) {
      if (wanted[index].size && !data.filters[index].of[number].some((place) => wanted[index].has(place))) {
        failed = index;
        failures += 1;
      }
    }
    if (failures === 0) {
      passing.push(number);
      data.filters.forEach((filter, index) => filter.of[number].forEach((place) => { counts[index][place] += 1; }));
    } else if (failures === 1) {
      // It would pass if the values of this one filter were others, so it counts for these.
      near.push(number);
      data.filters[failed].of[number].forEach((place) => { counts[failed][place] += 1; });
    }
  }
  return { passing, near, counts };
}

export function ordered(data, passing, sort, matches) {
  if (sort === "relevance") return matches ? [...passing].sort((one, other) => matches[other] - matches[one]) : passing;
  const order = { name: data.byName, evidence: data.byEvidence, review: data.byReview }[sort];
  if (!order) return passing;
  const kept = new Set(passing);
  return order.filter((number) => kept.has(number));
}

// How many there would be without one of the filters: what an empty list can offer.
export function nearest(data, chosen, matches) {
  return Object.keys(chosen)
    .filter((name) => chosen[name].size)
    .map((name) => ({ name, count: narrow(data, { ...chosen, [name]: new Set() }, matches).passing.length }))
    .filter((offer) => offer.count > 0)
    .sort((one, other) => other.count - one.count);
}

// The chosen values that the catalogue knows, and those that it does not: of an old link, or of one typed by hand.
export function recognised(data, chosen) {
  const known = {};
  const strange = [];
  for (const [name, values] of Object.entries(chosen)) {
    const all = data.filters.find((filter) => filter.name === name)?.values ?? [];
    known[name] = new Set([...values].filter((value) => all.includes(value)));
    strange.push(...[...values].filter((value) => !all.includes(value)));
  }
  return { known, strange };
}
