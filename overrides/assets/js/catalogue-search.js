// What the catalogue asks the search: which practices answer, and how each says so. Loaded with the first query.
const address = new URL(document.body.dataset.search, location.href).href;

function fill(element, nodes) {
  element.replaceChildren(...nodes);
}

// Gives {matches, mark, better, places}: the score of each practice by number, 0 where it does not answer; `mark` shows
// in the card of a practice what was found; `better` promises the question as it was perhaps meant; `places` those of
// the handbook, as inBook gives them.
export async function ask(query) {
  const { inBook, marked, meant, quoted, searchAt } = await import("./search-box.js");
  const search = await searchAt(address);
  const found = await search.practices.search(query);
  const says = search.practices.speaksOf(found.items);
  const matches = new Float64Array(search.size);
  for (const { document: number, score } of found.results) matches[number] = score;
  return {
    matches,
    better: meant(search, query, found),
    places: inBook(search, query),
    mark(card, number) {
      const [title, summary] = [".card__title a", ".card__summary"].map((name) => card.querySelector(name));
      for (const part of [title, summary]) {
        const text = part.firstElementChild ?? part; // of another language than the page
        fill(text, marked(text.textContent, says));
      }
      if (card.querySelector("mark")) return;
      const quote = document.createElement("p");
      quote.className = "card__quote";
      summary.after(quote);
      quoted(search, number, says).then((nodes) => fill(quote, nodes), () => quote.remove());
    },
  };
}

// The handbook's answers as list items: the kind, then links.
export async function placesShown(box, places) {
  const groups = await places;
  box.hidden = groups.length === 0;
  box.querySelector("ul").replaceChildren(...groups.flatMap(([, found]) => found.map((place) => {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: place.address, textContent: place.title });
    item.append(link);
    return item;
  })));
}
