// Narrows the glossary to the terms that hold what is typed, in any of their languages; diacritics may be left out.
const form = document.querySelector("[data-glossary]");
const status = form.querySelector("[role=status]");
const letters = document.querySelector(".letters");
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{Diacritic}/gu, "");
const terms = [...document.querySelectorAll(".glossary__term")].map((node) => ({
  node,
  name: folded(node.querySelector("dt").textContent),
  all: folded(node.textContent),
}));

function narrow() {
  const query = folded(form.querySelector("input").value.trim());
  // Those whose name has it, else those whose explanation has it: a word that is in many explanations hides no name.
  const named = terms.filter(({ name }) => name.includes(query));
  const shown = new Set(named.length ? named : terms.filter(({ all }) => all.includes(query)));
  for (const term of terms) term.node.hidden = !shown.has(term);
  if (letters) letters.hidden = query !== "";
  status.textContent = shown.size ? "" : status.dataset.none;
}

form.addEventListener("input", narrow);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
// A link to a term must find it, whatever was typed before.
addEventListener("hashchange", () => { form.querySelector("input").value = ""; narrow(); document.querySelector(location.hash || "main")?.scrollIntoView(); });
