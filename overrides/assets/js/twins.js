// The same view in another language: links to the twin of this page keep what the address says of the reader's choice.
export function keepChoiceInTwins() {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    const { origin, pathname } = new URL(link.href);
    if (origin !== location.origin) continue;
    link.addEventListener("click", () => { link.href = `${pathname}${location.search}${location.hash}`; });
  }
}
