"""How long a book takes on paper: ours from nothing, with known page numbers, after one edit and unchanged, and others.

    .venv/bin/python benchmarks/editions.py 50 200 400 [--pagedjs PATH_OF_pagedjs-cli]

Books are made from the chapters of the handbook, repeated under other ids until they have about as many pages. The
others get the same HTML: WeasyPrint by itself (page numbers by `target-counter`, one document), Paged.js where its
command is named, and Typst, where its package is installed, the same words in its own markup. Each runs in a process
of its own; seconds are wall time, memory is the largest resident set of the process and of any one of its children.
"""

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from practicebook.book.book import Book, Chapter
from practicebook.book.compose import compose
from practicebook.book.matter import Front
from practicebook.editions.digital import DIGITAL, digital_editions
from practicebook.editions.paper.sections import sections
from practicebook.editions.press.keeping import CACHE, FONTS
from practicebook.project import Project
from practicebook.views.addresses import all_addresses

ROOT = Path(__file__).parent.parent
PAGES_OF_A_CHAPTER = 14
KINDS = ("ours", "weasyprint", "pagedjs", "typst")
_NUMBER = re.compile(r'<a href="(?:#|book:)([^"]+)">\d+</a>')
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


def book_of(pages: int) -> tuple[Project, Book]:
    """The project and a book of about `pages` pages."""
    project = Project.load(ROOT)
    whole = compose(project, all_addresses(project.languages)["et"])
    if whole is None:
        raise SystemExit("no handbook")
    originals = whole.chapters
    wanted = max(1, round(pages / PAGES_OF_A_CHAPTER))
    chapters = tuple(_copy(originals[number % len(originals)], number + 1) for number in range(wanted))
    part = replace(whole.parts[0], chapters=chapters)
    kept = {chapter.id for chapter in chapters}
    left_out = {chapter.id: chapter.slug for chapter in originals if chapter.id not in kept}
    empty = {"glossary": (), "index": (), "practices": (), "sources": ()}
    return project, replace(whole, parts=(part,), left_out=left_out, front=Front(), **empty)


def _copy(chapter: Chapter, number: int) -> Chapter:
    return chapter if chapter.number == number else replace(chapter, id=f"ch{number:02}", number=number, sheets=())


def ours(pages: int, folder: Path, _pagedjs: str) -> dict[str, object]:
    """Seconds from nothing, with a known page map, after one edit and unchanged."""
    project, book = book_of(pages)
    for name in ("overrides",):
        shutil.copytree(ROOT / name, folder / name)
    here = replace(project, root=folder)

    def timed(one: Book) -> tuple[float, int]:
        start = time.perf_counter()
        made = digital_editions(here, {"et": one})["et"]
        return time.perf_counter() - start, made.file.pages

    cold, count = timed(book)
    for piece in (folder / CACHE).glob("digital-*"):
        piece.unlink()
    warm, _ = timed(book)
    first = book.chapters[0]
    edited = replace(first, title=f"{first.title}!")
    part = replace(book.parts[0], chapters=(edited, *book.chapters[1:]))
    edit, _ = timed(replace(book, parts=(part,)))
    same, _ = timed(replace(book, parts=(part,)))
    return {"pages": count, "cold": cold, "warm": warm, "one edit": edit, "unchanged": same}


def one_document(pages: int) -> str:
    """The whole book as one document whose page numbers the renderer has to find."""
    project, book = book_of(pages)
    written = [
        section.html(None, 1) for section in sections(project, book, all_addresses(project.languages)["et"], DIGITAL)
    ]
    bodies = "".join(f'<div class="part">{match[1]}</div>' for html in written if (match := _BODY.search(html)))
    numbered = _NUMBER.sub(r'<a class="number" href="#\1"></a>', bodies).replace('href="book:', 'href="#')
    head = written[0].partition("<body")[0].replace("@page :first { counter-reset: page 0 }", "")
    rules = ".number::after { content: target-counter(attr(href), page) } .part { break-before: right }"
    return f'{head.replace("</head>", f"<style>{rules}</style></head>")}<body data-book="x">{numbered}</body></html>'


def weasyprint(pages: int, _folder: Path, _pagedjs: str) -> dict[str, object]:
    """WeasyPrint by itself."""
    from weasyprint import HTML  # noqa: PLC0415 - the others do not need it

    from practicebook.editions.press.fetching import PaperFetcher  # noqa: PLC0415 - the same

    html = one_document(pages)
    start = time.perf_counter()
    document = HTML(string=html, base_url="paper:", url_fetcher=PaperFetcher(ROOT / FONTS)).render(
        pdf_variant="pdf/a-3a", pdf_tags=True
    )
    document.write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True)
    return {"pages": len(document.pages), "cold": time.perf_counter() - start}


def pagedjs(pages: int, folder: Path, program: str) -> dict[str, object]:
    """Paged.js on its command line."""
    html = folder / "book.html"
    fonts = (ROOT / FONTS / "fonts").as_uri()
    html.write_text(one_document(pages).replace("paper:", f"{fonts}/"), encoding="utf-8")
    start = time.perf_counter()
    browser = ["--browserArgs", "--no-sandbox"]
    subprocess.run([program, html, "-o", folder / "book.pdf", *browser], check=True, capture_output=True)
    return {"pages": _page_count(folder / "book.pdf"), "cold": time.perf_counter() - start}


def typst(pages: int, folder: Path, _pagedjs: str) -> dict[str, object]:
    """Typst on the same words: headings, paragraphs and items, without tables, drawings and notes."""
    import typst as program  # noqa: PLC0415 - only where it is installed
    from bs4 import BeautifulSoup  # noqa: PLC0415 - the same

    soup = BeautifulSoup(one_document(pages), "lxml")
    marks = {"h1": "= ", "h2": "== ", "h3": "=== ", "p": "", "li": "- "}
    lines = ['#set page(width: 170mm, height: 240mm, numbering: "1")\n#set text(lang: "et", size: 10pt)\n#outline()']
    for block in soup.find_all(list(marks)):
        words = re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", " ".join(block.get_text().split()))
        lines.append(marks[block.name] + words)
    source = folder / "book.typ"
    source.write_text("\n\n".join(lines), encoding="utf-8")
    start = time.perf_counter()
    program.compile(str(source), output=str(folder / "book.pdf"))
    return {"pages": _page_count(folder / "book.pdf"), "cold": time.perf_counter() - start}


def _page_count(file: Path) -> int:
    from pikepdf import Pdf  # noqa: PLC0415 - the others do not need it

    with Pdf.open(file) as pdf:
        return len(pdf.pages)


RUN: dict[str, Callable[[int, Path, str], dict[str, object]]] = {
    "ours": ours,
    "weasyprint": weasyprint,
    "pagedjs": pagedjs,
    "typst": typst,
}


def main() -> None:
    """Run every kind for every size and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[50, 200, 400])
    parser.add_argument("--pagedjs", default="")
    parser.add_argument("--one", choices=KINDS)
    given = parser.parse_args()
    if given.one:
        with tempfile.TemporaryDirectory() as folder:
            figures = RUN[given.one](given.sizes[0], Path(folder), given.pagedjs)
        usage = [resource.getrusage(who).ru_maxrss // 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        print(json.dumps({**figures, "MB": usage}))
        return
    for size in given.sizes:
        for kind in KINDS:
            if kind == "pagedjs" and not given.pagedjs:
                continue
            command = [sys.executable, __file__, "--one", kind, str(size), "--pagedjs", given.pagedjs]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode:
                print(f"{size:4} {kind:10} {(run.stderr.strip().splitlines() or ['failed'])[-1][:100]}", flush=True)
                continue
            figures = json.loads(run.stdout)
            told = "  ".join(
                f"{name} {value:.1f}" if isinstance(value, float) else f"{name} {value}"
                for name, value in figures.items()
            )
            print(f"{size:4} {kind:10} {told}", flush=True)


if __name__ == "__main__":
    main()
