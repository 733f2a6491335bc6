// Puts the reader's chosen colour scheme on the document before the first paint, and gives the switch its work.
// Without a choice the system decides; the choice stays in this browser alone.
(() => {
  const key = "colour-scheme";
  const root = document.documentElement;
  root.classList.add("has-script"); // what is said to those without one is hidden before the first paint
  const read = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (scheme) => { try { localStorage.setItem(key, scheme); } catch { /* private mode: the choice lasts for this page */ } };
  const chosen = read();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.scheme ?? (system.matches ? "dark" : "light");
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-scheme-switch]")) {
      const label = () => {
        const words = current() === "dark" ? button.dataset.light : button.dataset.dark;
        if ("words" in button.dataset) button.textContent = words;
        else button.setAttribute("aria-label", words);
      };
      button.hidden = false;
      label();
      system.addEventListener("change", label);
      document.addEventListener("schemechange", label);
      button.addEventListener("click", () => {
        root.dataset.scheme = current() === "dark" ? "light" : "dark";
        keep(root.dataset.scheme);
        document.dispatchEvent(new Event("schemechange"));
      });
    }
  });
})();
