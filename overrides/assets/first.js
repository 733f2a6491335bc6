(() => {
  const root = document.documentElement;
  root.classList.add("has-script");
  let chosen = null;
  try { chosen = localStorage.getItem("colour-scheme"); } catch { /* the system decides */ }
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
})();
