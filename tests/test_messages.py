"""The messages: the same in both languages, all of them used, every closed list and field covered, typed with care."""

import ast
import re
from string import Formatter

import pytest

from practicebook.diagnostics.fields import roots
from practicebook.messages import has, keys, languages
from practicebook.messages.formats import plural_category
from practicebook.model.place import County
from practicebook.model.vocabulary import VOCABULARIES
from source_files import modules, templates

MESSAGES = {lang: dict(keys(lang)) for lang in ("et", "en")}
AREAS = {key.partition(".")[0] for key in MESSAGES["et"]}
SITED = ("theme", "sector", "evidence-level", "county")
"""Lists whose values have pages of their own."""


def forms(message: str | dict[str, str]) -> dict[str, str]:
    """A message by its plural categories; a plain one is `other` alone."""
    return message if isinstance(message, dict) else {"other": message}


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def test_languages_hold_the_same_keys() -> None:
    assert languages() == ("et", "en")
    assert set(MESSAGES["et"]) ^ set(MESSAGES["en"]) == set()


# Examples are values as they stand in a file and are never filled.
FILLED = [key for key in MESSAGES["et"] if not key.endswith(".example")]


def test_languages_fill_the_same_placeholders() -> None:
    for key in FILLED:
        names = {
            lang: set().union(*(placeholders(form) for form in forms(messages[key]).values())) - {"n"}
            for lang, messages in MESSAGES.items()
        }
        assert names["et"] == names["en"], key
        for messages in MESSAGES.values():
            others = [placeholders(form) - {"n"} for form in forms(messages[key]).values()]
            assert all(other == others[0] for other in others), key


def test_plurals_have_the_categories_of_their_language() -> None:
    for lang, messages in MESSAGES.items():
        wanted = {plural_category(n, lang) for n in range(200)}
        assert wanted == {"one", "other"}, "Estonian and English alike"
        for key, message in messages.items():
            if isinstance(message, dict):
                assert set(message) == wanted, (lang, key)
                assert "n" in placeholders(message["other"]), (lang, key)
            else:
                assert isinstance(MESSAGES["en"][key], str), key


DYNAMIC = {
    r"field\.[a-z-]+\.[a-z_]+\.(label|hint|example)": "the fields of every model",
    r"vocabulary\.[a-z-]+\.[A-Za-z0-9.-]+\.(label|definition|slug|short|prefix)": "the values of every closed list",
    r"finding\.PB-\d{3}\.(text|mend|example|allowed|found)": "the words of every finding",
    r"finding\.shared\.(errors|hints)": "counted by severity",
    r"cli\.command\.[a-z]+(\.[a-z]+)?\.\w+(\.\w+)?": "the help of every command, its options and arguments",
}
"""Families of keys that no source spells out, and what they are made from."""
RELATIVE = {"src/practicebook/cli/": "cli.", "src/practicebook/book/": "page.", "src/practicebook/site/": "site."}
"""Callers that leave the first part of a key to the function they call."""


def spelt() -> tuple[set[str], set[str]]:
    """Keys as the sources spell them, and patterns of keys that the sources put together."""
    literal, pattern = set(), set()
    for module in modules("src", "hooks"):
        prefixes = ["", *(prefix for folder, prefix in RELATIVE.items() if module.name.startswith(folder))]
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literal |= {prefix + node.value for prefix in prefixes}
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w-]+" for part in node.values]
                head = node.values[0].value if isinstance(node.values[0], ast.Constant) else ""
                passes_on = len(parts) == 2 and head in {f"{area}." for area in AREAS}  # any key of the caller's
                if "." in str(head) and not passes_on:
                    pattern |= {re.escape(prefix) + "".join(parts) for prefix in prefixes}
    for template in templates().values():
        for key, joined, rest in re.findall(r"\b[tw]\('([\w.-]+)'( ~ \w+)?(?: ~ '([\w.-]+)')?", template):
            if joined:
                pattern.add(re.escape(f"site.{key}") + r"[\w-]+" + re.escape(rest))
            else:
                literal.add(f"site.{key}")
    return literal, pattern


def test_every_message_is_used() -> None:
    literal, pattern = spelt()
    whole = re.compile("|".join([*pattern, *DYNAMIC]))
    unused = [key for key in MESSAGES["et"] if key not in literal and not whole.fullmatch(key)]

    assert unused == []


def test_every_key_that_is_asked_for_is_there() -> None:
    asked = set()
    for name, template in templates().items():
        asked |= {(name, f"site.{key}") for key in re.findall(r"\b[tw]\('([\w.-]+)'[,)]", template)}
    for module in modules("src", "hooks"):
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            called, key = ast.unparse(node.func), node.args[0].value
            if called in {"text", "has"}:
                asked.add((module.name, key))
            elif called in {"console.text", "console.say", "console.complain", "RefusalError"}:
                asked.add((module.name, f"cli.{key}"))
            elif called == "self._t":
                asked.add((module.name, f"page.{key}"))

    assert len(asked) > 100
    assert [(name, key) for name, key in sorted(asked) for lang in languages() if not has(key, lang)] == []


@pytest.mark.parametrize("lang", ["et", "en"])
def test_every_value_of_a_closed_list_is_worded(lang: str) -> None:
    for name, values in {**VOCABULARIES, "county": County}.items():
        worded = {key.split(".")[2] for key in MESSAGES[lang] if key.startswith(f"vocabulary.{name}.")}
        ids = {value.value.partition(".")[0] for value in values}
        assert worded == ids, name
        for value in values:
            key = f"vocabulary.{name}.{value}"
            assert has(f"{key}.label", lang), key
            assert name == "county" or has(f"{key}.definition", lang), key


@pytest.mark.parametrize("lang", ["et", "en"])
def test_every_field_of_every_model_is_worded(lang: str) -> None:
    for model in roots().values():
        for name in model.model_fields:
            key = f"field.{re.sub('(?<!^)(?=[A-Z])', '-', model.__name__).lower()}.{name}"
            assert has(f"{key}.label", lang), key
            assert has(f"{key}.hint", lang), key


@pytest.mark.parametrize("lang", ["et", "en"])
def test_addresses_are_plain_and_apart(lang: str) -> None:
    for name in SITED:
        values = {**VOCABULARIES, "county": County}[name]
        slugs = [MESSAGES[lang][f"vocabulary.{name}.{value}.slug"] for value in values]
        assert len(set(slugs)) == len(slugs)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(slug)) for slug in slugs), slugs
    segments = [message for key, message in MESSAGES[lang].items() if key.startswith("site.address.")]
    assert len(set(segments)) == len(segments)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", str(segment)) for segment in segments)


def prose(lang: str) -> dict[str, str]:
    """Every message that is read as a sentence, without what it quotes from a file or a command line."""
    return {
        f"{key} {category}": re.sub(r"`[^`]*`|https?://\S+|\"\d{4}\"", "…", form)
        for key, message in MESSAGES[lang].items()
        if not key.endswith((".example", ".slug"))
        for category, form in forms(message).items()
    }


SAID_OF_SIGNS = re.compile(r"^finding\.PB-(1|44)")
"""Findings about single signs show the sign they are about."""


@pytest.mark.parametrize(
    ("lang", "fault"),
    [
        ("et", r"\w\"|\"\w"),  # straight quotation marks: „nii“
        ("et", r"[“][^„“]*[”]|”"),  # English quotation marks
        ("et", r"\w - \w|—"),  # a dash is – with spaces
        ("et", r"\b\d+\.\d+ (protsen|euro|miljon|korda)"),  # a decimal comma
        ("et", r"\b[Tt]eie\b|\bpalun\b"),  # the reader is „sina“, and nobody begs
        ("en", r"\w\"|\"\w|„"),
        ("en", r"\w - \w|—"),
        ("en", r"(?i)\b(organiz|recogniz|analyz|center\b|color|behavior|neighbor|labor\b|favor|enrollment\b)"),
        ("en", r"(?i)\b(utili[sz]e|leverage|innovative solutions?|please)\b"),
    ],
)
def test_typography(lang: str, fault: str) -> None:
    told = {key: form for key, form in prose(lang).items() if re.search(fault, form)}
    assert {key: form for key, form in told.items() if not SAID_OF_SIGNS.search(key)} == {}


@pytest.mark.parametrize("lang", ["et", "en"])
def test_no_stray_spaces(lang: str) -> None:
    joining = {"finding.shared.and other"}
    set_in = {"cli.translate.before other", "cli.translate.now other"}
    for key, form in prose(lang).items():
        assert not re.search(r"  |\n ", form) or SAID_OF_SIGNS.search(key) or key in set_in, key
        assert form == form.strip() or key in joining | set_in, key
        assert form, key
