// Loads what the catalogue needs when it is first needed: the index, and cards in shards.

const json = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

// `index` is the address of the index, `home` that of the catalogue's own page, from which links in cards are written.
export function catalogueData(index, home) {
  const once = new Map();
  // The other files stand beside the index.
  const load = (path) => {
    const address = new URL(path.split("/").pop(), index).href;
    if (!once.has(address)) {
      const loading = json(address);
      loading.catch(() => once.delete(address)); // so that the next try asks again
      once.set(address, loading);
    }
    return once.get(address);
  };
  const data = () => load(index);
  return {
    data,
    card: async (number) => {
      const { shards, shardSize } = await data();
      const cards = await load(shards[Math.floor(number / shardSize)]);
      const item = document.createElement("li");
      item.innerHTML = cards[number % shardSize];
      for (const link of item.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), home).href;
      return item;
    },
  };
}
