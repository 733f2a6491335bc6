// Gives the switches of the colour scheme their work. The choice stays in this browser alone, under the key that
// first.js reads before the first paint; without a choice the system decides.
const KEY = "colour-scheme";
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const current = () => root.dataset.scheme ?? (system.matches ? "dark" : "light");
const switches = [...document.querySelectorAll("[data-scheme-switch]")];

function label() {
  for (const button of switches) {
    const words = current() === "dark" ? button.dataset.light : button.dataset.dark;
    if ("words" in button.dataset) button.textContent = words;
    else button.setAttribute("aria-label", words);
  }
}

for (const button of switches) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.scheme = current() === "dark" ? "light" : "dark";
    try { localStorage.setItem(KEY, root.dataset.scheme); } catch { /* private mode: the choice lasts for this page */ }
    label();
  });
}
system.addEventListener("change", label);
label();
