// An entry's tools: share the link, and go on through the results that led here. Both are of this visit alone.
import { shareButton } from "./share.js";

const entry = document.querySelector("[data-slug]");
const tools = document.querySelector("[data-tools]");

tools.hidden = false;
shareButton(document.querySelector("[data-share]"), () => document.querySelector("link[rel=canonical]").href);

const results = (() => {
  try { return JSON.parse(sessionStorage.getItem("results")); } catch { return null; }
})();
const place = results?.slugs?.indexOf(entry.dataset.slug) ?? -1;
if (place >= 0) {
  const nav = document.querySelector("[data-results]");
  const home = new URL(entry.dataset.home, location.href);
  const link = (name, slug) => {
    const anchor = nav.querySelector(`[data-results-${name}]`);
    if (slug) anchor.href = new URL(`${slug}/`, home).href;
    else anchor.hidden = true;
  };
  nav.querySelector("[data-results-back]").href = results.address;
  const told = nav.querySelector("[data-results-place]");
  told.textContent = told.dataset.pattern.replace("%n", String(place + 1)).replace("%m", String(results.slugs.length));
  link("previous", results.slugs[place - 1]);
  link("next", results.slugs[place + 1]);
  nav.hidden = false;
}
