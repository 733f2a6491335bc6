"""The documents keep pace with the code: commands, codes, settings, headers, links between files, twin pages."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from click import Context, Option

from practicebook.checks.link_answers import Outcome
from practicebook.cli.__main__ import COMMANDS, _command
from practicebook.content.macro_calls import ARGUMENTS, macro_calls
from practicebook.exports.registry import OUTPUTS
from practicebook.messages import has, languages, text
from practicebook.model.measures import EvidenceLevel
from practicebook.model.settings import Settings
from practicebook.site.frame import CONTENT_SECURITY_POLICY
from practicebook.site.owner_pages import owner_address
from practicebook.views.addresses import all_addresses
from small_project import REPOSITORY
from source_files import modules

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
HOSTING = (REPOSITORY / "docs" / "hosting.md").read_text(encoding="utf-8")
WORDS_OF_THE_SCRIPT = {"test", "verify", "help"}
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "pages/**/*.md")
    for path in REPOSITORY.glob(pattern)
    if path.name not in {"messages.md", "fields.md"}  # made by ./run generate
)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_in_the_readme_and_helps_in_both_languages(name: str) -> None:
    row = re.search(rf"(?m)^\|.*`\./run {name}\b[^|]*`.*\|\s*(\S.*)\|$", README)
    assert row, "a row in the table of commands"

    helped = {lang: _command(name, lang) for lang in languages()}
    for lang, command in helped.items():
        assert command.help
        assert text(f"cli.command.{name}.summary", lang)
        for option in command.get_params(Context(command)):
            assert not isinstance(option, Option) or option.help, (lang, option.name)
    assert helped["et"].help != helped["en"].help


def test_options_in_the_readme_are_options_of_their_command() -> None:
    for name, cell in re.findall(r"(?m)^\| `\./run ([a-z]+)[^|]*\|(.*)", README.replace(r"\|", "¦")):
        for option in re.findall(r"`(--[a-z-]+)", cell):
            command = _command(name, "en")
            assert option in {word for given in command.get_params(Context(command)) for word in given.opts}, (
                name,
                option,
            )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_in_a_document_exist(path: Path) -> None:
    told = re.findall(r"\./run ([a-z]+)", path.read_text(encoding="utf-8"))
    assert set(told) <= {*COMMANDS, *WORDS_OF_THE_SCRIPT}


def test_the_script_knows_its_own_words() -> None:
    script = (REPOSITORY / "run").read_text(encoding="utf-8")
    cases = set(re.findall(r"(?m)^    ([a-z]+)\)$", script))
    assert cases - {"build"} == WORDS_OF_THE_SCRIPT  # for `build` it installs what WeasyPrint needs and hands over


def codes_in_the_source() -> set[str]:
    return {code for module in modules("src") for code in re.findall(r"\bPB-\d{3}\b", module.text)}


def test_every_code_of_the_source_has_its_words_and_its_entry() -> None:
    table = (REPOSITORY / "docs" / "messages.md").read_text(encoding="utf-8")
    told = set(re.findall(r"(?m)^## (PB-\d{3})$", table))

    assert len(told) > 100
    assert codes_in_the_source() ^ told == set()
    for code in told:
        for lang in languages():
            assert has(f"finding.{code}.text", lang), code
            assert has(f"finding.{code}.mend", lang), code


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    written = re.sub(r"(?s)```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", written):
        if re.match(r"[a-z]+:|\{\{|#", target):
            continue
        file, _, anchor = target.partition("#")
        reached = (path.parent / file).resolve()
        assert reached.exists(), target
        assert reached.is_relative_to(REPOSITORY), target
        if anchor and reached.suffix == ".md":
            headings = re.findall(r"(?m)^#+ (.*?)(?:\s*\{[^}]*#([\w-]+)[^}]*\})?$", reached.read_text(encoding="utf-8"))
            slugs = {given or re.sub(r"[^\w]+", "-", heading.lower()).strip("-") for heading, given in headings}
            assert anchor in slugs, target


def front_matter(path: Path) -> dict[str, str]:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def test_the_owner_s_pages_stand_in_pairs() -> None:
    pages = {
        path.relative_to(REPOSITORY / "pages").as_posix(): front_matter(path)
        for path in REPOSITORY.glob("pages/**/*.md")
    }

    assert len(pages) >= 10
    for name, meta in pages.items():
        assert pages[meta["twin"]]["twin"] == name
        assert pages[meta["twin"]]["lang"] != meta["lang"]
        assert (meta["lang"] == "en") is name.startswith("en/")
        assert {"title", "description"} <= set(meta), name
    wanted = {
        addresses.owner_page(name)
        for addresses in all_addresses(languages()).values()
        for name in ("about", "method", "contribute", "accessibility", "privacy")
    }
    assert {owner_address(name) for name in pages} == wanted


def test_guides_in_two_languages_have_the_same_parts() -> None:
    for name in ("docs/editor-guide",):
        parts = [
            re.findall(r"(?m)^(#{2,3}) ", (REPOSITORY / f"{name}.{lang}.md").read_text(encoding="utf-8"))
            for lang in ("et", "en")
        ]
        assert parts[0] == parts[1]


GUIDES = {lang: (REPOSITORY / "docs" / f"editor-guide.{lang}.md").read_text(encoding="utf-8") for lang in languages()}
EXAMPLE = "practices/perepesa"


def part(guide: str, first: str) -> str:
    """The part of a guide in which the words `first` stand first, up to the next heading of its level."""
    return next(text for text in re.split(r"(?m)^(?=## )", guide) if first in text)


@pytest.mark.parametrize("lang", GUIDES)
def test_the_example_of_the_guide_is_the_entry_as_it_stands(lang: str) -> None:
    files = [(REPOSITORY / f"{EXAMPLE}{end}").read_text(encoding="utf-8") for end in (".md", ".en.md")]
    lines = {line.strip() for line in files[0].splitlines()}
    for block in re.findall(r"(?s)```yaml\n(.*?)```", GUIDES[lang]):
        assert [line for line in block.splitlines() if line.strip() not in lines] == []

    told = " ".join(re.sub(r" \[@\w+\]", "", text) for text in files)
    words = " ".join(told.split()).casefold()
    quoted = re.findall("[„“]([^„“”]+)[“”]", part(GUIDES[lang], f"{EXAMPLE}.md"))
    assert len(quoted) > 5
    assert [quote for quote in quoted if quote.removesuffix(" …").casefold() not in words] == []


@pytest.mark.parametrize("lang", GUIDES)
def test_the_ladder_of_the_guide_is_that_of_the_entries(lang: str) -> None:
    rows = re.findall(r"(?m)^\| ([0-5]) ([^|]+) \|[^|]*\| (?:`([a-z-]+)` )?\|$", GUIDES[lang])
    assert [(level, label) for level, label, _ in rows] == [
        (level, text(f"vocabulary.evidence-level.{level}.label", lang)) for level in EvidenceLevel
    ]
    for level, _, slug in rows:
        entry = (REPOSITORY / "practices" / f"{slug}.md").read_text(encoding="utf-8") if slug else ""
        assert not slug or re.search(rf"(?m)^evidence:\n  level: ['\"]?{level}\b", entry), slug


@pytest.mark.parametrize("lang", GUIDES)
def test_the_guide_shows_every_macro_as_it_is_called(lang: str) -> None:
    calls, faults = macro_calls(GUIDES[lang])
    assert faults == ()
    assert {call.name for call in calls} == set(ARGUMENTS)


def test_the_guide_answers_every_outcome_of_asking_addresses() -> None:
    for lang, guide in GUIDES.items():
        rows = part(guide, "./run links SLUG").casefold()
        for outcome in set(Outcome) - {Outcome.FINE}:
            heading = text(f"cli.links.outcome.{outcome}.heading", lang, n=2).partition(":")[0].casefold()
            words = re.findall(r"\w{5,}", heading)
            assert [word for word in words if word[:5] not in rows] == [], (lang, heading)


def test_the_headers_complete_the_policy_of_the_pages() -> None:
    header = re.search(r"(?m)^Content-Security-Policy: (.*)$", HOSTING)
    nginx = re.search(r'add_header Content-Security-Policy "([^"]*)" always;', HOSTING)
    assert header
    assert nginx
    assert nginx[1] == header[1]

    of_pages = {part.split()[0] for part in CONTENT_SECURITY_POLICY.split(";") if part.strip()}
    only_as_header = {"frame-ancestors", "report-uri", "report-to", "sandbox"}
    assert {part.split()[0] for part in header[1].split(";")} == {"frame-ancestors"}
    assert of_pages & only_as_header == set(), "a browser ignores these in a page"
    assert {"default-src", "base-uri", "form-action"} <= of_pages, "what default-src does not cover"
    for name, value in re.findall(r"(?m)^([A-Z][\w-]+): (.*)$", HOSTING):
        if name in {"X-Content-Type-Options", "Referrer-Policy"}:
            assert f"add_header {name} {value} always;" in HOSTING


def test_only_files_named_by_their_content_are_cached_for_long(real_site: Path) -> None:
    cached = re.search(r"location ~ (\S+) \{ add_header Cache-Control", HOSTING)
    assert cached
    names = [f"/{path.relative_to(real_site).as_posix()}" for path in real_site.rglob("*") if path.is_file()]
    kept = [name for name in names if re.search(cached[1], name)]

    assert {name.rpartition(".")[2] for name in kept} == {"css", "js", "json"}
    assert sorted(name for name in names if re.search(r"^/assets/.*\.(css|js|json)$", name)) == sorted(kept)
    assert all(any(fnmatch(name[1:], pattern) for output in OUTPUTS for pattern in output.patterns) for name in kept)


def test_every_setting_stands_in_its_file_with_a_word_about_it() -> None:
    for name, field in Settings.model_fields.items():
        path = REPOSITORY / "settings" / f"{name}.yml"
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# "), path.name
        for key in field.annotation.model_fields:
            assert any(re.match(rf"(# )?{key}:", line) for line in lines), f"{path.name}: {key}"
    assert {path.stem for path in (REPOSITORY / "settings").glob("*.yml")} == set(Settings.model_fields)


def test_comments_in_the_settings_speak_both_languages() -> None:
    for path in (REPOSITORY / "settings").glob("*.yml"):
        comments = re.findall(r"(?m)(?:^ *# .*\n)+", path.read_text(encoding="utf-8"))
        words = [re.sub(r"(?m)^ *# *([a-z_-]+:.*)?", "", comment) for comment in comments]
        for comment in words:
            assert not comment.strip() or " / " in comment.replace("/\n", "/ "), (path.name, comment)
