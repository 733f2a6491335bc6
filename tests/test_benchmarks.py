"""The measuring itself: bytes as sent, requests and elements are counted right, and a click is timed to its end."""

import sys
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from serving import QUALITY, served
from visits import clicks, slow_first_paint, weight

PAGE = """<!doctype html><html lang="et"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="a.css"><body><p data-count>2</p><ul data-cards><li>a</li></ul>
<div data-filters><details data-filter="theme" open><summary>Teema</summary><ul><li><input type="checkbox"></li></ul>
</details></div><script src="a.js"></script></body></html>"""
SCRIPT = """document.querySelector("input").addEventListener("change", () => setTimeout(() => {
  document.querySelector("[data-count]").textContent += "1";
  document.querySelector("[data-cards]").append(document.createElement("li"));
}, 40));"""
STYLE = "p { color: #123456 }" * 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page with a style sheet and a script that answers a click after 40 milliseconds."""
    for name, text in (("index.html", PAGE), ("a.js", SCRIPT), ("a.css", STYLE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_bytes_requests_and_elements_are_counted(browser: Browser, folder: Path) -> None:
    with served(folder) as (address, account):
        found = weight(browser, account, address)
    compressed = {
        kind: len(brotli.compress(text.encode(), quality=QUALITY))
        for kind, text in (("html", PAGE), ("js", SCRIPT), ("css", STYLE))
    }
    assert found.by_kind == compressed
    assert found.page == sum(compressed.values())
    assert found.requests == 3
    assert found.nodes == 17


def test_a_click_is_timed_until_count_and_cards_have_changed(browser: Browser, folder: Path) -> None:
    with served(folder) as (address, _):
        times = clicks(browser, address, 2)
        assert slow_first_paint(browser, address) > 0
    assert all(time >= 40 for time in times)
