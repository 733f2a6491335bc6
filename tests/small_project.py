"""A small made-up project in a folder: sound as it comes, changed by chaining, read back as text.

    SmallProject(tmp_path).with_entry("supipaev").with_entry("naabrite-aed", related=["supipaev"])

Every name in it is made up. Entries have an English translation and, when they are public, a row in the ledger.
"""

import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Self

from practicebook.content.hashing import source_hash
from practicebook.content.line_edits import scalar
from practicebook.content.practices import read_practices
from practicebook.content.sections import headings

REPOSITORY = Path(__file__).parent.parent
LANGUAGES = ("et", "en")
DAY = "2026-11-24"

SETTINGS: dict[str, dict[str, Any]] = {
    "site": {
        "name": {"et": "Näidisvaramu", "en": "Sample Store"},
        "tagline": {"et": "Näidiskirjed katsetamiseks", "en": "Sample entries to try things on"},
        "description": {"et": "Väljamõeldud kirjed.", "en": "Entries that are made up."},
        "address": "https://example.org/",
        "languages": list(LANGUAGES),
    },
    "owner": {"name": {"et": "Näidisküla Selts", "en": "Näidisküla Society"}},
    "funding": {"per_quarter": 10, "per_year": 40},
}
FRONT: dict[str, Any] = {
    "title": "Ühine supipäev",
    "summary": "Kord nädalas keedavad eakad ja õpilased rahvamajas koos suppi ja söövad ühes lauas.",
    "organisation": {"name": "Näidisküla Selts", "type": "association"},
    "sectors": ["third"],
    "themes": ["care-ageing"],
    "target_groups": ["older-people"],
    "coverage": "county",
    "counties": ["0087"],
    "start_year": "2015",
    "stage": "implemented",
    "status": "active",
    "status_as_of": "2026-10",
    "evidence": {"level": "0", "finding": "unknown", "reason": "Osalejad on loendatud, mõju ei ole mõõdetud."},
    "results": [
        {
            "id": "r1",
            "metric": "käis supipäeval",
            "value": "34",
            "unit": "inimest",
            "period": "2025",
            "kind": "output",
            "source": "s1",
        }
    ],
    "steps": ["Leia köök, kus tohib süüa teha [@s1].", "Kutsu iga eakat isiklikult."],
    "sources": [{"id": "s1", "url": "https://example.org/supp", "title": "Supipäeva leht", "accessed": DAY}],
    "published": DAY,
    "review_state": "published",
    "programme": {"counts": "false"},
}
SECTIONS = {
    "problem": (
        "Näidiskülas elab palju eakaid, kes söövad iga päev üksi. Rahvamaja köök seisis tööpäevadel tühjana ja kooli "
        "õpilased ei olnud kunagi ise suppi keetnud. Külavanem märkas, et inimesed tunnevad üksteist aina vähem [@s1]."
    ),
    "solution": (
        "Kord nädalas keedavad eakad ja õpilased rahvamajas koos suppi. Retsepti valib iga kord keegi teine ja "
        "pärast süüakse ühes lauas. Toidukraami toob kohalik pood, mis annab ära selle, mis jääks müümata [@s1]."
    ),
    "how_it_works": (
        "Koordinaator lepib esmaspäeval menüü kokku ja helistab neile, kes ise ei tule. Neljapäeval kogunetakse kell "
        "kaks, kell neli süüakse ja kell viis on köök puhas. Igal korral on abiks neli vabatahtlikku [@s1]."
    ),
}
TRANSLATION: dict[str, Any] = {
    "title": "Soup day together",
    "summary": "Once a week older people and pupils cook soup in the village hall and eat at one table.",
    "evidence": {"reason": "Participants are counted; the effect has not been measured."},
    "results": {"r1": {"metric": "came to the soup day", "unit": "people", "period": "2025"}},
    "steps": ["Find a kitchen where cooking is allowed [@s1].", "Invite each older person yourself."],
}
TRANSLATED_SECTIONS = {
    "problem": "Many older people in Näidisküla eat alone every day, and nobody used the kitchen of the hall [@s1].",
    "solution": "Once a week older people and pupils cook soup together in the hall and eat it at one table [@s1].",
    "how_it_works": "The coordinator agrees the menu on Monday. On Thursday they meet at two and eat at four [@s1].",
}


class SmallProject:
    """A project under `root`; every method that begins with `with_` writes and returns it."""

    def __init__(self, root: Path) -> None:
        """Write the settings and an empty ledger."""
        self.root = root
        for key, values in SETTINGS.items():
            self.with_file(f"settings/{key}.yml", _yaml(values))
        self.with_file("data/published.csv", "slug,date,counts\n")
        self.with_file("settings/words.et.txt", "supipaev # slugs stand in titles\n")
        (root / "practices").mkdir(exist_ok=True)

    def with_file(self, path: str, text: str) -> Self:
        """Write any file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        return self

    def with_entry(
        self, slug: str, *, sections: dict[str, str] | None = None, is_translated: bool = True, **changes: Any
    ) -> Self:
        """Write an entry; `changes` replace fields of the front matter, None takes a field away."""
        front = _changed(FRONT, {"title": f"Ühine supipäev {slug}", **changes})
        self.with_file(f"practices/{slug}.md", _entry_file(front, SECTIONS if sections is None else sections, "et"))
        if is_translated:
            self.with_translation(slug, title=f"Soup day together {slug}")
        if front.get("review_state") in {"published", "recommended", "needs-update"}:
            counts = front.get("programme", {}).get("counts", "false")
            self.with_file(
                "data/published.csv", self.read("data/published.csv") + f"{slug},{front['published']},{counts}\n"
            )
        return self

    def with_translation(self, slug: str, *, sections: dict[str, str] | None = None, **changes: Any) -> Self:
        """Write the English of an entry, up to date with its original as it now stands."""
        entries = read_practices(self.root, LANGUAGES).entries
        original = next((entry for entry in entries if entry.slug == slug), None)
        digits = source_hash(original.practice, original.sections) if original else "0" * 16
        front = _changed(TRANSLATION, {"source_hash": digits, **changes})
        words = TRANSLATED_SECTIONS if sections is None else sections
        return self.with_file(f"practices/{slug}.en.md", _entry_file(front, words, "en"))

    def with_change(self, path: str, old: str, new: str) -> Self:
        """Replace the one place of `old` in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.with_file(path, text.replace(old, new))

    def with_site(self) -> Self:
        """Add what MkDocs needs to build the site: this repository's templates, hooks and pages."""
        for name in ("hooks", "overrides", "pages"):
            shutil.copytree(REPOSITORY / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(REPOSITORY / "mkdocs.yml", self.root)
        for name in ("handbook", "learning", "src"):  # mkdocs.yml watches them in a preview
            (self.root / name).mkdir(exist_ok=True)
        return self

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_bytes().decode()

    def files(self, folder: str = ".") -> dict[str, bytes]:
        """Every file under a folder with its bytes, to see that nothing has changed."""
        place = self.root / folder
        return {
            path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()
        }


def _changed(fields: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = {**deepcopy(fields), **changes}
    return {name: value for name, value in merged.items() if value is not None}


def _entry_file(front: dict[str, Any], sections: dict[str, str], lang: str) -> str:
    titles = headings(lang)
    body = "\n\n".join(f"## {titles[section]}\n\n{text}" for section, text in sections.items())
    return f"---\n{_yaml(front)}---\n\n{body}\n"


def _yaml(values: dict[str, Any]) -> str:
    return "".join(f"{line}\n" for line in _lines(values))


def _lines(value: Any) -> Iterator[str]:
    """Block style as a careful writer has it: ids plain, all other texts in double quotes."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, (dict, list)):
                yield f"{key}:"
                yield from (f"  {line}" for line in _lines(inner))
            else:
                yield f"{key}: {scalar(str(inner))}"
    else:
        for item in value:
            first, *rest = list(_lines(item)) if isinstance(item, dict) else [scalar(str(item))]
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
