// Shows the definition of a term beside its first use. Without this script the link leads to the glossary.
const gap = 8;

function place(box, link) {
  if (matchMedia("(max-width: 40rem)").matches) return; // a sheet at the foot of the screen, by the style sheet
  const word = link.getClientRects()[0];
  const left = Math.min(Math.max(gap, word.left), document.documentElement.clientWidth - box.offsetWidth - gap);
  const below = word.bottom + gap;
  const top = below + box.offsetHeight > innerHeight ? Math.max(gap, word.top - box.offsetHeight - gap) : below;
  box.style.setProperty("left", `${left}px`);
  box.style.setProperty("top", `${top}px`);
}

for (const link of document.querySelectorAll("[data-term]")) {
  const box = document.getElementById(link.dataset.term);
  if (!box?.showPopover) continue;
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the reader wants the glossary in a new tab
    event.preventDefault();
    box.showPopover({ source: link });
    place(box, link);
    box.focus();
  });
  box.addEventListener("toggle", (event) => {
    const opens = event.newState === "open";
    link.setAttribute("aria-expanded", String(opens));
    if (!opens && (document.activeElement === document.body || box.contains(document.activeElement))) link.focus();
  });
}
