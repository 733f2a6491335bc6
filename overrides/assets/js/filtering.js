// Which practices pass the chosen filters, and how many would with one more. Pure: it knows no page.
// `data.filters` is a list of {name, values, of}: `of[i]` are the places in `values` of practice number i.
// `matches` gives the score of each practice for the query, 0 where it does not answer; null without a query.
// `chosen` maps a filter's name to the set of its chosen values; values of one filter widen, filters narrow.

const places = (filter, chosen) =>
  new Set([...(chosen[filter.name] ?? [])].map((value) => filter.values.indexOf(value)));

// The values of all practices behind each other, and where those of each begin: thousands are gone through at a click.
const flattened = new WeakMap();

function flat(filter) {
  if (!flattened.has(filter)) {
    const start = new Uint32Array(filter.of.length + 1);
    filter.of.forEach((values, number) => { start[number + 1] = start[number] + values.length; });
    flattened.set(filter, { start, values: Uint16Array.from(filter.of.flat()) });
  }
  return flattened.get(filter);
}

export function narrow(data, chosen, matches) {
  const filters = data.filters.map(flat);
  const wanted = data.filters.map((filter) => {
    const set = new Uint8Array(filter.values.length);
    const asked = places(filter, chosen);
    for (const place of asked) set[place] = 1;
    return asked.size ? set : null;
  });
  const active = wanted.flatMap((set, index) => (set ? [index] : []));
  const counts = data.filters.map((filter) => new Array(filter.values.length).fill(0));
  const passing = [];
  const near = []; // those that one filter alone keeps out
  const count = (index, number) => {
    const { start, values } = filters[index];
    for (let at = start[number]; at < start[number + 1]; at += 1) counts[index][values[at]] += 1;
  };
  const has = (index, number) => {
    const { start, values } = filters[index];
    for (let at = start[number]; at < start[number + 1]; at += 1) if (wanted[index][values[at]]) return true;
    return false;
  };
  for (let number = 0; number < data.slugs.length; number += 1) {
    if (matches && !matches[number]) continue;
    let failed = -1;
    let failures = 0;
    for (let place = 0; place < active.length && failures < 2; place += 1) {
      if (has(active[place], number)) continue;
      failed = active[place];
      failures += 1;
    }
    if (failures === 0) {
      passing.push(number);
      for (let index = 0; index < filters.length; index += 1) count(index, number);
    } else if (failures === 1) {
      // It would pass if the values of this one filter were others, so it counts for these.
      near.push(number);
      count(failed, number);
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
