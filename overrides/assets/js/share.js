// A button that gives the address on: to the system's own sheet where there is one, else to the clipboard, and says so.
export function shareButton(button, address) {
  if (!button || !(navigator.share || navigator.clipboard)) return;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const url = address();
    if (navigator.share) {
      await navigator.share({ title: document.title, url }).catch(() => {}); // the reader thought better of it
      return;
    }
    await navigator.clipboard.writeText(url);
    button.textContent = button.dataset.shared;
    setTimeout(() => { button.textContent = label; }, 2500);
  });
}
