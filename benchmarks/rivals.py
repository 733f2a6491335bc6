"""Engines that the search is measured against, on the pages of the same entries built with stock Material.

lunr as Material ships it (its worker, asked in Chromium as Material asks it), Pagefind told that pages are Estonian,
and MiniSearch with prefixes, slips, folded diacritics and Snowball's Estonian stems.
"""

import re
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path

import snowballstemmer
from playwright.sync_api import Page

from practicebook.project import Project
from practicebook.search.terms import folded, words_of

MINISEARCH = "minisearch@7.2.0"
_LUNR = """async (home) => {
    const config = JSON.parse(document.querySelector("#__config").textContent);
    const index = await (await fetch(new URL("search/search_index.json", home))).json();
    const worker = new Worker(new URL(config.search, location.href));
    const ready = new Promise((done) => {
        worker.addEventListener("message", ({ data }) => { if (data.type === 1) done(); });
    });
    worker.postMessage({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
    await ready;
    globalThis.ask = (query) => new Promise((done) => {
        const listen = ({ data }) => {
            if (data.type !== 3) return;
            worker.removeEventListener("message", listen);
            done(data.data.items.map((group) => group[0].location));
        };
        worker.addEventListener("message", listen);
        worker.postMessage({ type: 2, data: query });
    });
}"""
_PAGEFIND = """async (home) => {
    const pagefind = await import(new URL("pagefind/pagefind.js", home));
    await pagefind.options({ baseUrl: "/" });
    globalThis.ask = async (query) => {
        const { results } = await pagefind.search(query);
        return Promise.all(results.slice(0, 30).map(async (result) => (await result.data()).url));
    };
}"""
_MINISEARCH = """(documents) => {
    const search = new MiniSearch({ fields: ["title", "text"], tokenize: (text) => text.split(" ") });
    search.addAll(documents);
    const options = { prefix: true, fuzzy: 0.2, boost: { title: 3 } };
    globalThis.ask = (query) => search.search(query, options).map(({ id }) => id);
}"""
_PAGES = "praktikad/*/index.html"
_SLUG = re.compile(r"praktikad/([a-z0-9-]+)/")

Find = Callable[[str], list[str]]


def rivals(page: Page, site: Path, address: str, project: Project, folder: Path) -> Iterable[tuple[str, Find]]:
    """Yield every engine by name, made ready on the stock site that is served at `address`."""
    page.goto(address)
    page.evaluate(_LUNR, address)
    yield "lunr", lambda query: _slugs(page.evaluate("(query) => ask(query)", query))
    subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", site, "--glob", _PAGES, "--force-language", "et"],
        check=True,
        capture_output=True,
    )
    page.goto(address)
    page.evaluate(_PAGEFIND, address)
    yield "pagefind", lambda query: _slugs(page.evaluate("(query) => ask(query)", query))
    page.goto(address)
    page.add_script_tag(content=_minisearch(folder))
    page.evaluate(_MINISEARCH, _documents(project))
    yield "minisearch", lambda query: page.evaluate("(query) => ask(query)", _stemmed(query))


def _slugs(addresses: Iterable[str]) -> list[str]:
    found = (_SLUG.search(address) for address in addresses)
    return list(dict.fromkeys(match[1] for match in found if match))


def _minisearch(folder: Path) -> str:
    """The library's source, from npm."""
    subprocess.run(["npm", "pack", "--silent", MINISEARCH], cwd=folder, check=True, capture_output=True)  # noqa: S607
    with tarfile.open(next(folder.glob("minisearch-*.tgz"))) as archive:
        source = archive.extractfile("package/dist/umd/index.js")
        if source is None:
            raise FileNotFoundError(MINISEARCH)
        return source.read().decode()


_stem = snowballstemmer.stemmer("estonian").stemWord


def _stemmed(text: str) -> str:
    return " ".join(folded(_stem(word.lower())) for word in words_of(text))


def _documents(project: Project) -> list[dict[str, str]]:
    """What the bilingual stock page of each entry says, title apart."""
    found = []
    for entry in project.catalogue:
        practice, english = entry.practice, entry.translations.get("en")
        titles, texts = [practice.title], [practice.summary, practice.organisation.name, *entry.sections.values()]
        if english:
            titles.append(english.translation.title or "")
            texts.append(english.translation.summary or "")
        found.append({"id": entry.slug, "title": _stemmed(" ".join(titles)), "text": _stemmed(" ".join(texts))})
    return found
