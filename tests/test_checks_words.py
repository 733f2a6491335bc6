"""Checks of words, Estonian and English: unknown ones, officialese, numbers in the manner of the other language."""

import re
from pathlib import Path

import pytest

from checked_project import (
    ENGLISH,
    ENTRY,
    checked_project,  # noqa: F401 - the fixture `project`
    found,
    only,
    place,
    place_of,
)
from handbook_files import FIRST, FIRST_ENGLISH, handbook_findings, with_handbook
from practicebook.checks import officialese as officialese_check
from practicebook.checks import spelling
from practicebook.content.word_list import read_word_list
from practicebook.diagnostics.diagnostic import Severity
from practicebook.language import officialese as rules
from practicebook.language.morphology import is_available, known
from practicebook.language.officialese import officialese
from practicebook.messages.collation import sorting_key
from small_project import REPOSITORY, SECTIONS, TRANSLATED_SECTIONS, SmallProject

UNKNOWN = [
    ("Rühmas on abiks vabatahtlikkud ja pood [@s1].", "vabatahtlikkud", "vabatahtlikud"),
    ("Seda korraldab kohalik ettevötte [@s1].", "ettevötte", "ettevõtte"),
    ("Vabatahtlikkud aitavad kord nädalas [@s1].", "Vabatahtlikkud", "Vabatahtlikud"),
]
STILTED = [
    ("Selts teostas küsitluse [@s1].", "teostas", "tegema"),
    ("Küsitluse teostamisel aitasid noored [@s1].", "teostamisel", "tegemine"),
    ("Idee peab olema teostatav [@s1].", "teostatav", "tehtav"),
    ("Ühing omab maja [@s1].", "omab", "kellel on"),
    ("Kogemust omades on lihtsam [@s1].", "omades", "kellel on"),
    ("Maja kaasajastati [@s1].", "kaasajastati", "uuendama"),
    ("Käesolevas kirjes on kõik [@s1].", "Käesolevas", "see"),
    ("Sellest tulenevalt lõppes töö [@s1].", "tulenevalt", "seetõttu"),
    ("Koolituste läbiviimine võttis aega [@s1].", "läbiviimine", "korraldamine"),
    ("Selts viis läbi küsitluse [@s1].", "viis läbi", "korraldama"),
    ("Kevadel viidi noorte abiga läbi küsitlus [@s1].", "viidi noorte abiga läbi", "korraldama"),
    ("Küsitlust saab läbi viia igaüks [@s1].", "läbi viia", "korraldama"),
    ("Seoses sellega, et raha lõppes, jäi töö pooleli [@s1].", "Seoses sellega, et", "sest"),
    ("Antud projekt lõppes [@s1].", "Antud projekt", "see"),
    ("Leiti, et antud uus teenus sobib [@s1].", "antud uus teenus", "see"),
    ("Nimetatud summa kulus ära [@s1].", "Nimetatud summa", "see"),
    ("See on valla poolt rahastatud [@s1].", "valla poolt", "tegija"),
    ("Seltsi poolt korraldatakse matku [@s1].", "Seltsi poolt", "tegija"),
    ("Noored õpivad läbi mängu [@s1].", "läbi mängu", "abil"),
    ("Kogukond kasvab läbi ühise tegevuse [@s1].", "läbi ühise tegevuse", "abil"),
    ("Rahastamise osas on küsimusi [@s1].", "Rahastamise osas", "kohta"),
]
PLAIN = [
    "Oma maja on ühingul olemas, omal moel on omavalitsus omanik ja omad mehed aitavad.",
    "Teostus on hea ja teosed on saalis.",
    "Talle antud raha kulus ära. Antud lubadused täideti. Vastused on antud küsimustele.",
    "Raportis nimetatud puudused kõrvaldati. Parimaks nimetatud programm lõppes.",
    "Viis inimest läbis programmi. Viis osalejat käis kevadel programmi läbi. Viis last tegi läbi koolituse.",
    "Ta viis poisi kooli ja läbi mõeldud plaan sobis sel viisil. Eelarve arutati läbi ja viidi vallamajja.",
    "Sõit läbi metsa kestis tunni. Tööd tehakse läbi aasta. Ta arutas läbi projekti eelarve.",
    "Ühelt poolt ja teiselt poolt räägiti eelnõu poolt ja vastu. Mehed tulid linna poolt.",
    "Elanikud hääletasid idee poolt. Elanike poolt antud hääled loeti kokku.",
    "Rahvas kogunes küla lääne osas. Teises osas räägiti mesilastest.",
    "Selts ütles: „Antud projekt teostati valla poolt.“ Loe koodi `omab` ja raamatut *Käesolev aeg*.",
    "Seoses suvega on rühm suletud.",
]


def with_text(project: SmallProject, text: str) -> SmallProject:
    return project.with_entry("supipaev", sections={**SECTIONS, "solution": f"{SECTIONS['solution']}\n\n{text}"})


@pytest.mark.parametrize(("text", "part", "suggestion"), UNKNOWN)
def test_unknown_word(project: SmallProject, text: str, part: str, suggestion: str) -> None:
    item = only(with_text(project, text), "PB-453")

    assert place(item) == place_of(project, ENTRY, part)
    assert item.found == part
    assert item.suggestion == suggestion or not suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Programm Hack the Crisis ja Save the Children said alguse Taanist [@s1].",
        "Helpificus saab abi küsida ja teenust Helpific tunti hästi [@s1].",
        "Mari ütles: „Mina ütlen vabatahtlikkud.“ Raamat *Sotsiaalne innovatsioonn* ilmus [@s1].",
        "Loe koodi `vabatahtlikkud` ja lehte https://naide.example/vabatahtlikkud siit [@s1].",
        "Kirjuta lehele naide.ee-lt, majandus- ja kultuurielust ning 15-aastastest, nt jm, KÜSK-i järgi [@s1].",
        "Juhtmõte on what matters most is people ja seda korratakse [@s1].",
        "Rühmatöö, supikeetmisoskus ja e-postiaadress on liitsõnad [@s1].",
    ],
)
def test_what_only_looks_like_an_unknown_word(project: SmallProject, text: str) -> None:
    assert found(with_text(project, text)) == []


def test_names_of_the_file_may_open_a_sentence(project: SmallProject) -> None:
    with_text(project, "Superheroes algas kevadel [@s1].")
    assert [item.found for item in found(project)] == ["Superheroes"]

    project.with_change(ENTRY, "Näidisküla Selts", "Superheroesi Selts")
    assert found(project) == []


def test_listed_words_are_known_in_all_forms_and_compounds(project: SmallProject) -> None:
    with_text(
        project, "Kerksuskeskuses on tugila. Rühm õpib tugilas. Küla avas ka külatugila ja Praxis uuris seda [@s1]."
    )
    assert [item.found for item in found(project)] == ["Kerksuskeskuses", "tugila", "külatugila"]

    project.with_file("settings/words.et.txt", "# lubatud\nsupipaev\nKerksus\ntugila # noortele\n")
    assert found(project) == []


def test_of_one_file_a_few_words_are_told_and_each_once(project: SmallProject) -> None:
    words = [f"{letter}{letter}uksk" for letter in "bdghkmnp"]
    with_text(project, " ".join(f"Siin on jälle see sama {word}." for word in [words[0], *words]) + " [@s1]")

    told = [item.found for item in found(project)]
    assert told == words[: spelling.MOST_IN_FILE]


def test_a_word_list_that_cannot_be_read_is_told(project: SmallProject) -> None:
    project.with_entry("supipaev", title="Supipäev")
    (project.root / "settings/words.et.txt").write_bytes("õ".encode("cp1257"))

    assert [(item.code, item.path) for item in found(project)] == [("PB-107", "settings/words.et.txt")]


def test_without_the_analyser_one_notice_says_so(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(project, "Selts teostas ettevötte küsitluse [@s1].")
    monkeypatch.setattr(spelling, "is_available", lambda: False)
    monkeypatch.setattr(officialese_check, "is_available", lambda: False)

    item = only(project, "PB-456")
    assert (item.path, item.line) == ("pyproject.toml", None)


@pytest.mark.parametrize(("text", "part", "plainer"), STILTED)
def test_officialese(project: SmallProject, text: str, part: str, plainer: str) -> None:
    item = only(with_text(project, text), "PB-454")

    assert place(item) == place_of(project, ENTRY, part)
    assert item.found == part
    assert plainer in str(item.values["plainer"])


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_like_officialese(text: str) -> None:
    assert list(officialese(text)) == []


def test_officialese_of_one_file_is_told_ten_times_at_most(project: SmallProject) -> None:
    with_text(project, "Selts omab maja. " * 12 + "[@s1]")

    assert len(found(project)) == officialese_check.MOST_IN_FILE


def test_every_word_of_officialese_is_a_dictionary_form() -> None:
    data = rules._rules().data
    named = {*data["words"], *data["determiners"], *data["means"]["nouns"], *data["means"]["except_with"]}
    named |= {word for rule in data["determiners"].values() for word in rule["except_before"]}

    assert named - known(named) == set()


@pytest.mark.parametrize(
    ("text", "part", "suggestion"),
    [
        ("They raised 2,5 million euros [@s1].", "2,5", "2.5"),
        ("The share was 87,5% [@s1].", "87,5", "87.5"),
        ("It took 3–4,5 hours [@s1].", "4,5", "4.5"),
        ("About 12 500 people came [@s1].", "12 500", "12,500"),
        ("The cost was €1 103 940,50 [@s1].", "1 103 940,50", "1,103,940.50"),
        ("By autumn 2019 they had 12\u00a0500 visits [@s1].", "12\u00a0500", "12,500"),
    ],
)
def test_number_in_english(project: SmallProject, text: str, part: str, suggestion: str) -> None:
    sections = {**TRANSLATED_SECTIONS, "solution": f"{TRANSLATED_SECTIONS['solution']}\n\n{text}"}
    project.with_entry("supipaev").with_translation("supipaev", sections=sections)

    item = only(project, "PB-455")

    assert place(item) == place_of(project, ENGLISH, part)
    assert (item.found, item.suggestion) == (part, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "About 12,500 people came, 2.5 times as many; 1,103,940 euros, 10,000,000 people [@s1].",
        "By 2019 79 schools had joined, in 2020 144 new cases came and in 2018–2021 110 schools [@s1].",
        "The children’s helpline is 116 111; call 5123 456 or phone 123 456 [@s1].",
        "The title was “2,5 grammi”, see https://naide.example/12,5 and `1,5` [@s1].",
        "Chapters 2, 3 and 10, 12 tell more; in May, 20 came [@s1].",
    ],
)
def test_what_only_looks_like_an_estonian_number(project: SmallProject, text: str) -> None:
    project.with_entry("supipaev").with_translation("supipaev", sections={**TRANSLATED_SECTIONS, "solution": text})

    assert found(project) == []


def test_numbers_in_estonian_are_left_alone(project: SmallProject) -> None:
    assert found(with_text(project, "Kulus 2,5 miljonit ja tuli 12 500 inimest [@s1].")) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "part"),
    [
        (FIRST, "Supp oli hernesupp.", "Supp oli hernessuppp.", "PB-453", "hernessuppp"),
        (FIRST, "Kutsu inimest isiklikult", "Teosta kutsumine", "PB-454", "Teosta"),
        (
            FIRST,
            "koos süüa tehti [@s1].",
            "koos süüa tehti, mis viidi kevadel läbi [@s1].",
            "PB-454",
            "viidi kevadel läbi",
        ),
        (FIRST_ENGLISH, "Begin with those", "Begin with 2,5 litres and those", "PB-455", "2,5"),
    ],
)
def test_chapters_too(tmp_path: Path, path: str, old: str, new: str, code: str, part: str) -> None:
    project = with_handbook(tmp_path).with_change(path, old, new)

    (item,) = (item for item in handbook_findings(project) if item.code != "PB-608")
    assert (item.code, item.severity, item.found) == (code, Severity.HINT, part)
    line = place_of(project, path, part)
    assert place(item) == line or (item.path, item.line, item.field) == (path, line[1], ("answer",))


def test_the_list_of_this_repository_is_sorted_and_every_word_is_needed() -> None:
    listed = read_word_list(REPOSITORY)
    assert isinstance(listed, frozenset)
    lines = (REPOSITORY / "settings/words.et.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if (word := line.partition("#")[0].strip())]

    assert words == sorted(words, key=lambda word: sorting_key(word, "et"))
    assert all(re.fullmatch(r"[\w-]+", word) for word in words)
    assert is_available()
    assert known(words) == set()
