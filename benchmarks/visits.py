"""Visit pages in Chromium and measure: what they weigh, when they are first painted, how fast a filter answers."""

import shutil
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, CDPSession, ElementHandle, Page
from serving import Account

CHROMIUM = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""A slow telephone: 1.6 Mbit/s down, 150 ms, and a processor four times slower (Lighthouse's «slow 4G»)."""
_SLOWER = 4
_RUNS = 3

_FIRST_PAINT = """() => new Promise((done) => {
    const read = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const wait = () => { const time = read(); if (time === undefined) requestAnimationFrame(wait); else done(time); };
    wait();
})"""
_OPEN = """(box) => {
    for (const group of document.querySelectorAll("[data-filter]")) group.open = group.contains(box);
}"""
_CLICK = """(box) => new Promise((done) => {
    const told = document.querySelector("[data-count]");
    const list = document.querySelector("[data-cards]");
    const settled = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    let left = 2;
    const changed = () => { left -= 1; if (left === 0) settled(); };
    for (const part of [told, list]) {
        const observer = new MutationObserver(() => { observer.disconnect(); changed(); });
        observer.observe(part, { childList: true, characterData: true, subtree: true });
    }
    const start = performance.now();
    box.click();
})"""
"""Milliseconds from a click on a filter to the frame after both the count and the cards have changed."""


@dataclass(frozen=True)
class Weight:
    """What a page cost to open: bytes as sent by kind of file, answers, and elements in the document."""

    by_kind: dict[str, int]
    requests: int
    nodes: int

    @property
    def page(self) -> int:
        """Bytes of HTML, CSS, scripts and drawings."""
        return sum(self.by_kind.get(kind, 0) for kind in ("html", "css", "js", "svg"))


def weight(browser: Browser, account: Account, address: str) -> Weight:
    """Open a page with an empty cache."""
    page = browser.new_context().new_page()
    account.answers.clear()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    found = Weight(account.by_kind(), len(account.answers), page.evaluate("document.querySelectorAll('*').length"))
    page.context.close()
    return found


def slow_first_paint(browser: Browser, address: str) -> float:
    """Milliseconds to the first contentful paint on a slow telephone with an empty cache, the median of three."""
    times = []
    for _ in range(_RUNS):
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        slow(page)
        page.goto(address)
        times.append(page.evaluate(_FIRST_PAINT))
        page.context.close()
    return median(times)


def clicks(browser: Browser, address: str, number: int, *, is_slow: bool = False) -> list[float]:
    """Milliseconds that each of `number` clicks on filters of the catalogue takes; the first one loads the data."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if is_slow:
        slow(page)
    boxes = page.locator("[data-filters] li:not([hidden]) input[type=checkbox]").element_handles()
    # Every other click takes away what the one before it chose, so that long and short lists take turns.
    chosen = [boxes[(place // 2 * 7) % len(boxes)] for place in range(number)]
    times = [_timed(page, box) for box in chosen]
    page.context.close()
    return times


def _timed(page: Page, box: ElementHandle) -> float:
    """One click in a group that the reader has just opened, the others being closed."""
    page.evaluate(_OPEN, box)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    return page.evaluate(_CLICK, box)


def slow(page: Page) -> None:
    """Make a page as slow as on a slow telephone."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
