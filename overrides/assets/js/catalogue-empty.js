// What an empty list offers: to take away one filter or the query, and practices that one filter alone keeps out.
import { narrow, nearest } from "./filtering.js";

const MOST_NEAR = 3;

function offer(text, label, take) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--small";
  button.textContent = label;
  button.addEventListener("click", take);
  item.append(`${text} `, button);
  return item;
}

// `found` is what `narrow` gave; `say`, `amount` and `title` put into words; `change` shows what `state` has become.
export async function showEmpty(box, { data, state, matches, found, card, say, amount, title, change }) {
  const offers = nearest(data, state.chosen, matches).map(({ name, count }) =>
    offer(say("near", { f: title(name), n: amount(count) }), say("without", { f: title(name) }), () => {
      state.chosen[name] = new Set();
      change();
    }));
  const others = matches ? narrow(data, state.chosen, null).passing.length : 0;
  if (others) {
    offers.unshift(offer(say("nearQuery", { q: state.query, n: amount(others) }), say("withoutQuery"), () => {
      state.query = "";
      change();
    }));
  }
  box.querySelector("[data-near-list]").replaceChildren(...offers);
  // Those that one filter alone keeps out; where no practice answers the query, those that the filters alone ask for.
  const isAsked = Object.values(state.chosen).some((values) => values.size);
  const kept = found.near.length || !matches || !isAsked ? found.near : narrow(data, state.chosen, null).passing;
  const near = kept.slice(0, MOST_NEAR);
  box.querySelector("[data-themes]").hidden = isAsked || !matches;
  box.querySelector("[data-near-cards]").replaceChildren(...await Promise.all(near.map(card)));
  box.querySelector("[data-near-box]").hidden = near.length === 0;
}
