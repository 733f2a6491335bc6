"""Ask the search of a built site in Chromium: the very module and index that readers get."""

import re
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page
from serving import Account
from visits import slow

_ENGINE = """async () => {
    const index = new URL(document.body.dataset.search, location.href).href;
    const { searchAt } = await import(MODULE);
    const search = await searchAt(index);
    await search.book;
    globalThis.find = async (query) =>
        (await search.practices.search(query)).results.map(({ document }) => search.slugs[document]);
    globalThis.timed = async (query) => {
        const start = performance.now();
        await search.practices.search(query);
        return performance.now() - start;
    };
}"""
_FIRST_RESULT = """(query) => new Promise((done) => {
    const input = document.querySelector(".search--large .search__input");
    const start = performance.now();
    const wait = () => {
        const isThere = document.querySelector(".found [role=option]");
        requestAnimationFrame(isThere ? () => done(performance.now() - start) : wait);
    };
    input.focus();
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    wait();
})"""
"""Milliseconds from the first focus of the box on the front page to the frame that shows the first answer."""
_SEARCH = re.compile(r"/assets/(?:data/)?search")
_RUNS = 3


def engine(page: Page, site: Path, address: str) -> Callable[[str], list[str]]:
    """Open the front page and load the search into it; gives what asks it."""
    module = next(site.glob("assets/search-box.*.js")).name
    page.goto(address)
    page.evaluate(_ENGINE.replace("MODULE", f'"{address}assets/{module}"'))
    return lambda query: page.evaluate("(query) => find(query)", query)


def keystrokes(page: Page, words: list[str]) -> list[float]:
    """Milliseconds of every keystroke of typing `words`, once the search is there and its shards are loaded."""
    typed = [word[:length] for word in words for length in range(1, len(word) + 1)]
    for query in typed:
        page.evaluate("(query) => timed(query)", query)
    return [page.evaluate("(query) => timed(query)", query) for query in typed]


def first_result(browser: Browser, account: Account, address: str, query: str, *, is_slow: bool) -> tuple[float, int]:
    """From an empty cache: the time to the first answer, the median of three, and the bytes that the search sent."""
    times, sizes = [], []
    for _ in range(_RUNS):
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if is_slow:
            slow(page)
        account.answers.clear()
        times.append(page.evaluate(_FIRST_RESULT, query))
        page.wait_for_load_state("networkidle")
        sizes.append(sum(answer.size for answer in account.answers if _SEARCH.search(answer.path)))
        page.context.close()
    return median(times), int(median(sizes))


def payload(account: Account, browser: Browser, address: str, query: str) -> dict[str, int]:
    """Bytes as sent for a first query, by file: module, index, shards of postings, texts, the handbook's index."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    account.answers.clear()
    page.evaluate(_FIRST_RESULT, query)
    page.wait_for_load_state("networkidle")
    page.context.close()
    found: dict[str, int] = {}
    for answer in account.answers:
        name = answer.path.rsplit("/", 1)[-1].split(".")[0]
        found[name] = found.get(name, 0) + answer.size
    return found
