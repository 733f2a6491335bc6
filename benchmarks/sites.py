"""Build the sites that are compared: this project with any number of entries, and the same in stock Material."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from datetime import time as day_time
from pathlib import Path
from typing import Any

import yaml

from practicebook.build.building import WITHOUT_EDITIONS
from practicebook.project import Project

ROOT = Path(__file__).parent.parent
_PARTS = ("mkdocs.yml", "hooks", "overrides", "pages", "settings", "learning", "data", "handbook", "practices")
_STOCK = {
    "site_name": "Stock",
    "theme": {"name": "material", "font": False},
    "nav": [{"Home": "index.md"}],
    "validation": {"omitted_files": "ignore"},
    "plugins": ["search"],
}


def own_site(folder: Path, entries: int) -> tuple[Path, float]:
    """Build this project in `folder` with `entries` entries; gives the folder of the site and the seconds it took.

    More entries than there are are made of the real ones, under new slugs and titles: their texts repeat, their
    number, values and weights do not.
    """
    folder.mkdir(parents=True)
    for name in _PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, folder / name)
    (folder / "src").mkdir()
    _multiply(folder, entries)
    return _built(folder)


def stock_site(folder: Path, project: Project, *, is_bilingual: bool = False) -> tuple[Path, float]:
    """Build the texts, facts and sources of the entries of `project` with Material for MkDocs as it comes.

    A bilingual page also says title and summary in English, as an engine that is asked in English would need.
    """
    docs = folder / "docs" / "praktikad"
    docs.mkdir(parents=True)
    lines = []
    for entry in project.catalogue:
        practice = entry.practice
        facts = {
            "Kes veab": practice.organisation.name,
            "Teema": ", ".join(practice.themes),
            "Kellele": ", ".join(practice.target_groups),
            "Seis": practice.status,
            "Tõendus": practice.evidence.level,
        }
        table = "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in facts.items())])
        sections = "\n\n".join(f"## {key.replace('_', ' ')}\n\n{text}" for key, text in entry.sections.items())
        results = "\n".join(f"- {item.value or ''} {item.unit or ''} {item.metric}" for item in practice.results)
        sources = "\n".join(f"1. [{source.title}]({source.url})" for source in practice.sources)
        text = (
            f"# {practice.title}\n\n{practice.summary}\n\n{table}\n\n{sections}\n\n## Arvud\n\n{results}\n\n"
            f"## Allikad\n\n{sources}\n"
        )
        if is_bilingual and (english := entry.translations.get("en")):
            text += f"\n## In English\n\n{english.translation.title}\n\n{english.translation.summary}\n"
        (docs / f"{entry.slug}.md").write_text(re.sub(r"\[@\w+\]", "", text), encoding="utf-8")
        lines.append(f"- [{practice.title}]({entry.slug}.md): {practice.summary}")
    (docs / "index.md").write_text("# Praktikad\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (docs.parent / "index.md").write_text("# Avaleht\n\n[Praktikad](praktikad/index.md)\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_STOCK), encoding="utf-8")
    return _built(folder)


def _built(folder: Path) -> tuple[Path, float]:
    today = datetime.combine(datetime.now(UTC), day_time.min, UTC)
    environment = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(today.timestamp())), WITHOUT_EDITIONS: "1"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env={**os.environ, **environment}, check=True
    )
    return folder / "site", time.perf_counter() - start


def _multiply(folder: Path, entries: int) -> None:
    practices = folder / "practices"
    originals = sorted(path for path in practices.glob("*.md") if not path.name.endswith(".en.md"))
    if entries < len(originals):
        for path in originals[entries:]:
            path.unlink()
            path.with_suffix(".en.md").unlink(missing_ok=True)
    rows = []
    for number in range(len(originals), entries):
        path = originals[number % len(originals)]
        slug = f"{path.stem}-{number}"
        _copy(path, practices / f"{slug}.md", number)
        if (english := path.with_suffix(".en.md")).exists():
            _copy(english, practices / f"{slug}.en.md", number)
        published = re.search(r"^published: ['\"]?([\d-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        rows.append(f"{slug},{published[1] if published else ''},false\n")
    with (folder / "data" / "published.csv").open("a", encoding="utf-8") as ledger:
        ledger.writelines(rows)


def _copy(path: Path, target: Path, number: int) -> None:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^old_slugs:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s+)counts: true", r"\1counts: false", text, flags=re.MULTILINE)
    text = re.sub(r"^images:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    head, rest = text.split("\ntitle:", 1) if "\ntitle:" in text else ("---", text)
    line, rest = rest.split("\n", 1)
    title: Any = yaml.safe_load(f"title:{line}")["title"]
    target.write_text(f"{head}\ntitle: {json.dumps(f'{title[:90]} {number}', ensure_ascii=False)}\n{rest}", "utf-8")
