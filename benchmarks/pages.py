"""Weigh and time the pages of the site against stock Material with the same content, built in the same run.

    .venv/bin/python benchmarks/pages.py [--entries 79,400,4000] [--json FILE]

Prints a table and the bars that the project holds itself to; ends with 1 when one is broken. See benchmarks/README.md.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from serving import Account, served
from sites import own_site, stock_site
from visits import CHROMIUM, Weight, clicks, slow_first_paint, weight

from practicebook.project import Project

ENTRY = "kiva-eesti"
PAGES = {
    "home": "",
    "catalogue": "praktikad/",
    "catalogue, filtered": "praktikad/?theme=youth",
    "catalogue, map": "praktikad/?theme=youth&view=map",
    "facet": "praktikad/teema/noored/",
    "entry": f"praktikad/{ENTRY}/",
    "compare": f"praktikad/vordlus/?p={ENTRY},vepa-kaitumisoskuste-mang",
    "collection": "praktikad/kogumik/",
    "fit check": "praktikad/kas-sobib/#target=pupils",
    "chapter": "kasiraamat/moju-mootmine/",
}
STOCK = {"home": "", "catalogue": "praktikad/", "entry": f"praktikad/{ENTRY}/"}
CLICKS = 20
KB = 1000
_FEW, _MANY = 79, 4000
_SHARE = 0.75


def main() -> int:
    """Measure for every number of entries that was asked for, print, and say whether all bars hold."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--entries", default="79", help="numbers of entries, parted by commas")
    given.add_argument("--json", type=Path, help="a file for the figures")
    options = given.parse_args()
    figures: dict[str, Any] = {}
    bars: list[tuple[str, bool]] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for entries in map(int, options.entries.split(",")):
            folder = Path(temporary, str(entries))
            site, seconds = own_site(folder / "own", entries)
            print(f"\n{entries} entries, built in {seconds:.1f} s")
            own = _measured(browser, site, PAGES)
            figures[str(entries)] = {"build_seconds": seconds, "own": own}
            if entries <= _FEW * 6:  # all stock Material's search index would be in the way of larger numbers
                project = Project.load(folder / "own")
                stock_folder, stock_seconds = stock_site(folder / "stock", project)
                print(f"\nstock Material, built in {stock_seconds:.1f} s")
                stock = _measured(browser, stock_folder, STOCK)
                figures[str(entries)] |= {"stock_build_seconds": stock_seconds, "stock": stock}
                bars += _bars_against(entries, own, stock)
            bars += _bars_of(entries, own)
        browser.close()
    print("\nBars")
    for words, holds in bars:
        print(f"  {'holds ' if holds else 'BROKEN'}  {words}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0 if all(holds for _, holds in bars) else 1


def _measured(browser: Browser, site: Path, pages: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with served(site) as (address, account):
        kinds = ("html", "css", "js", "svg", "font", "json")
        print(
            f"  {'page':22}{'kB':>7}{'asked':>7}{'nodes':>7}{'paint':>8}   " + "".join(f"{kind:>7}" for kind in kinds)
        )
        for name, path in pages.items():
            cost = weight(browser, account, address + path)
            paint = slow_first_paint(browser, address + path)
            found[name] = {"page_bytes": cost.page, "paint_ms": paint, **_plain(cost)}
            parts = "".join(f"{cost.by_kind.get(kind, 0) / KB:7.1f}" for kind in kinds)
            print(f"  {name:22}{cost.page / KB:7.1f}{cost.requests:7}{cost.nodes:7}{paint:6.0f}ms   {parts}")
        if "catalogue, filtered" in pages:
            found["clicks"] = _clicks(browser, account, f"{address}praktikad/")
    return found


def _clicks(browser: Browser, account: Account, address: str) -> dict[str, float]:
    fast = clicks(browser, address, CLICKS + 1)
    account.answers.clear()
    slow = clicks(browser, address, 5, is_slow=True)
    found = {
        "first_ms": fast[0],
        "median_ms": median(fast[1:]),
        "worst_ms": max(fast[1:]),
        "slow_first_ms": slow[0],
        "slow_median_ms": median(slow[1:]),
    }
    print(
        "  clicks on a filter: "
        + ", ".join(f"{name.removesuffix('_ms')} {value:.0f} ms" for name, value in found.items())
    )
    return found


def _plain(cost: Weight) -> dict[str, Any]:
    return {"by_kind": cost.by_kind, "requests": cost.requests, "nodes": cost.nodes}


def _bars_of(entries: int, own: dict[str, Any]) -> list[tuple[str, bool]]:
    catalogue, entry, click = own["catalogue"]["page_bytes"], own["entry"]["page_bytes"], own["clicks"]
    bars = [(f"{entries}: entry ≤ 65 kB ({entry / KB:.1f})", entry <= 65 * KB)]
    if entries == _FEW:
        bars.append((f"{entries}: catalogue ≤ 90 kB ({catalogue / KB:.1f})", catalogue <= 90 * KB))
    if entries >= _MANY:
        whole = catalogue + own["catalogue, filtered"]["by_kind"].get("json", 0)
        bars.append((f"{entries}: catalogue ≤ 200 kB ({catalogue / KB:.1f})", catalogue <= 200 * KB))
        bars.append((f"{entries}: catalogue with the data of a filter ≤ 200 kB ({whole / KB:.1f})", whole <= 200 * KB))
    bars.append((f"{entries}: filter ≤ 50 ms (median {click['median_ms']:.0f})", click["median_ms"] <= 50))  # noqa: PLR2004
    return bars


def _bars_against(entries: int, own: dict[str, Any], stock: dict[str, Any]) -> list[tuple[str, bool]]:
    share = own["entry"]["page_bytes"] / stock["entry"]["page_bytes"]
    whole = _all(own["entry"]) / _all(stock["entry"])
    paint, stock_paint = own["entry"]["paint_ms"], stock["entry"]["paint_ms"]
    return [
        (
            f"{entries}: entry ≥ 25 % lighter than stock ({1 - share:.0%}; with fonts and data {1 - whole:.0%})",
            share <= _SHARE,
        ),
        (
            f"{entries}: first paint of an entry no later than stock ({paint:.0f} ms, {stock_paint:.0f} ms)",
            paint <= stock_paint,
        ),
    ]


def _all(page: dict[str, Any]) -> int:
    return sum(page["by_kind"].values())


if __name__ == "__main__":
    sys.exit(main())
