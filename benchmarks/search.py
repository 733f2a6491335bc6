"""Measure the search on any file of queries: how well it finds, what it weighs, how fast it answers.

    .venv/bin/python benchmarks/search.py FILE.json [FILE.json …] [--against] [--cost 79,400,4000] [--site FOLDER]

Asks the shipped module and index of a site that is built first (or of `--site`) in Chromium. `--against` asks other
engines the same, on pages of the same entries. See benchmarks/README.md.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright
from quality import Query, answerable, measure, read_queries, told
from rivals import Find, rivals
from searching import engine, first_result, keystrokes, payload
from serving import served
from sites import own_site, stock_site
from visits import CHROMIUM

from practicebook.project import Project

ROOT = Path(__file__).parent.parent
KB = 1000
FIRST = "kogukond"
TYPED = ["kiusamine", "vabatahtlik", "eelarvest", "toidupakn", "keelekohvikutes", "laste vaimne tervis"]


def main() -> None:
    """Measure what was asked for and print it."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("files", nargs="*", type=Path, help='queries: [{"type", "q", "rel": [slugs]}]')
    given.add_argument("--against", action="store_true", help="ask lunr, Pagefind and MiniSearch too")
    given.add_argument("--cost", default="", help="numbers of entries to weigh and time, parted by commas")
    given.add_argument("--site", type=Path, help="a built site, instead of building one")
    given.add_argument("--misses", action="store_true", help="name the queries that are not answered in full")
    options = given.parse_args()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if options.files:
            _quality(browser, options, Path(temporary))
        for entries in map(int, filter(None, options.cost.split(","))):
            _cost(browser, own_site(Path(temporary, f"cost-{entries}"), entries)[0], entries)
        browser.close()


def _quality(browser: Browser, options: argparse.Namespace, folder: Path) -> None:
    slugs = {entry.slug for entry in Project.load(ROOT).catalogue}
    site = options.site or own_site(folder / "own", len(slugs))[0]
    queries = {}
    for path in options.files:
        queries[path.stem], missing = answerable(read_queries(path), slugs)
        if missing:
            print(f"{path.name} asks for practices that the collection does not have: {', '.join(sorted(missing))}")
    page = browser.new_page()
    with served(site) as (address, _):
        _report("ours", queries, engine(page, site, address), misses=options.misses)
    page.close()
    if not options.against:
        return
    project = Project.load(ROOT)
    stock, _ = stock_site(folder / "stock", project, is_bilingual=True)
    page = browser.new_page()
    with served(stock) as (address, _):
        for name, find in rivals(page, stock, address, project, folder):
            _report(name, queries, find, misses=False)
    page.close()


def _report(name: str, files: dict[str, Sequence[Query]], find: Find, *, misses: bool) -> None:
    for file, queries in files.items():
        print(f"\n{name} on {file}")
        for kind, scores in measure(queries, find).items():
            print("  " + told(kind, scores))
        for query in queries if misses else ():
            found = find(query.words)[:10]
            if set(query.relevant) - set(found) or found[0] not in query.relevant:
                print(f"  - {query.kind}: {query.words} → {', '.join(found[:4])}; wanted {', '.join(query.relevant)}")


def _cost(browser: Browser, site: Path, entries: int) -> None:
    with served(site) as (address, account):
        sizes = payload(account, browser, address, FIRST)
        parts = ", ".join(f"{name} {size / KB:.1f}" for name, size in sorted(sizes.items()))
        first = {name for name in sizes if name != "search-book"}
        print(
            f"\n{entries} entries: {sum(sizes[name] for name in first) / KB:.1f} kB to the first answers ({parts} kB)"
        )
        for label, is_slow in (("fast", False), ("slow", True)):
            time, size = first_result(browser, account, address, FIRST, is_slow=is_slow)
            print(f"  first answer, {label}: {time:.0f} ms, {size / KB:.1f} kB")
        page = browser.new_page()
        engine(page, site, address)
        times = keystrokes(page, TYPED)
        print(f"  keystroke to answers: median {median(times):.1f} ms, worst {max(times):.1f} ms of {len(times)}")
        page.close()


if __name__ == "__main__":
    main()
