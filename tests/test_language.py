"""The analyser of Estonian, prose and its words, and numbers that stay beside their units."""

import subprocess
import sys
from pathlib import Path

import pytest

from handbook_files import FIRST, FIRST_ENGLISH, with_handbook
from practicebook.book.compose import compose
from practicebook.content.binding import bound
from practicebook.language import morphology
from practicebook.language.morphology import Analysis, analyse, is_known, known, suggestions
from practicebook.language.prose import MASK, masked, own_words, sentences, words
from practicebook.project import Project
from practicebook.views.addresses import all_addresses
from practicebook.views.texts import EntryTexts
from small_project import SECTIONS, TRANSLATED_SECTIONS, SmallProject

NARROW = "\u00a0"


def test_lemmas_and_parts_of_compounds() -> None:
    found = analyse(["kogukonnakeskustes", "läks", "e-posti"])

    assert found["kogukonnakeskustes"] == (Analysis("kogukonnakeskus", ("kogukonna", "keskus"), "S", "pl in"),)
    assert {reading.lemma for reading in found["läks"]} == {"minema"}
    assert {reading.parts for reading in found["e-posti"]} == {("e", "post")}


def test_unknown_words_are_guessed_at() -> None:
    assert "xyzzy" in {reading.lemma for reading in analyse(["xyzzyga"])["xyzzyga"]}
    assert not is_known("xyzzyga")
    assert known(["supp", "suppp", "supi keetmine", "🙂"]) == {"supp"}
    assert is_known("Supi")


def test_suggestions() -> None:
    assert suggestions("ettevötte")[0] == "ettevõtte"
    assert suggestions("supp") == suggestions("xyzzyq") == suggestions("") == ()


def test_thousands_of_words_at_once_and_in_any_order() -> None:
    many = [
        f"{first}{second}" for first in ("supi", "kooli", "küla") for second in ("maja", "lapsi", "päeval", "xx")
    ] * 500
    forth, back = analyse(many), analyse(reversed(many))

    assert list(forth) == list(dict.fromkeys(many))
    assert forth == back


def test_the_analyser_is_loaded_when_a_word_is_asked_for_and_leaves_the_path_alone() -> None:
    code = """
import sys
import practicebook.language.morphology as morphology, practicebook.checks.spelling
paths = list(sys.path)
assert "vabamorf" not in sys.modules
assert morphology.is_known("supp")
assert "vabamorf" in sys.modules and "estnltk" not in sys.modules
assert sys.path == paths
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_the_analyser_asking_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(morphology, "find_spec", lambda _name: None)
    morphology._vabamorf.cache_clear()
    try:
        assert not morphology.is_available()
        with pytest.raises(morphology.AnalyserMissingError):
            suggestions("tundmatuks jäänud sõna")
    finally:
        monkeypatch.undo()
        morphology._vabamorf.cache_clear()
    assert morphology.is_available()


@pytest.mark.parametrize(
    "covered",
    [
        "„tema enda sõnad“",
        "“their own words”",
        "*summer of code*",
        "_summer of code_",
        '{{ term("koosloome", "koosloomest") }}',
        "[^n1]",
        "[@s1]",
        "`kood`",
        "https://naide.example/leht",
        "mailto:mari",
        "<div class=x>",
        "{#nuud}",
    ],
)
def test_what_is_not_the_writer_s_own_is_covered_where_it_stands(covered: str) -> None:
    text = f"Enne on {covered} pärast."

    assert own_words(text) == f"Enne on {MASK * len(covered)} pärast."
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize("text", ["**Mängutuba.** On 3 * 4 * 5 ruumi.", "Kell: 12:30, 5 < 7 ja 7 > 5.", "Ta_on_siin"])
def test_what_only_looks_borrowed_is_not_covered(text: str) -> None:
    assert own_words(text) == text


def test_words_and_their_places() -> None:
    text = "Algus. Rühm-15 on e-post, naide.ee-lt ja *ei* _nii_!"
    ((_, _), (start, sentence)) = sentences(text)
    found = list(words(sentence, start))

    assert [word.text for word in found] == ["Rühm-15", "on", "e-post", "naide.ee-lt", "ja", "ei", "nii"]
    assert [word.is_first for word in found] == [True] + [False] * 6
    assert all(text[word.start : word.end] == word.text for word in found)


@pytest.mark.parametrize(
    ("html", "lang", "expected"),
    [
        ("Kulus 35 000 € ja 12 kg.", "et", "Kulus 35~000~€ ja 12~kg."),
        ("Osales 81,5 % ehk 1 103 940 inimest.", "et", "Osales 81,5~% ehk 1~103~940 inimest."),
        ("Majas on 250 m², 5 MWh ja 3 tk; 2,5 mln.", "et", "Majas on 250~m², 5~MWh ja 3~tk; 2,5~mln."),
        ("It took 5 min and 2 bn €.", "en", "It took 5~min and 2~bn €."),
        (
            '<a title="12 kg" href="/?x 5 %">12 kg</a> <b>5 %</b>',
            "et",
            '<a title="12 kg" href="/?x 5 %">12~kg</a> <b>5~%</b>',
        ),
    ],
)
def test_numbers_are_bound_to_their_units(html: str, lang: str, expected: str) -> None:
    assert bound(html, lang) == expected.replace("~", NARROW)
    assert bound(bound(html, lang), lang) == bound(html, lang)


@pytest.mark.parametrize(
    ("html", "lang"),
    [
        ("2019 740 last, 2020 144 uut, 12 koera ja 5 mitte", "et"),
        ("Rühm 5 kgb, 12 hobust, 3 lkk ja 8 minutit", "et"),
        ("In 2019 740 pupils came, 3 tk and 12 people at 5 metres", "en"),
        ("12 kg", "fi"),
    ],
)
def test_what_only_looks_like_a_unit_is_left_to_the_line(html: str, lang: str) -> None:
    assert bound(html, lang) == html


def test_entries_and_chapters_bind_their_numbers(tmp_path: Path) -> None:
    project = with_handbook(tmp_path)
    solution = "Supiks kulub 12 kg porgandit [@s1]."
    project.with_change("practices/supipaev.md", SECTIONS["solution"], solution)
    english = "It takes 12 kg of carrots [@s1]."
    project.with_change("practices/supipaev.en.md", TRANSLATED_SECTIONS["solution"], english)
    project.with_change(FIRST, "Supp oli hernesupp.", "Herneid kulus 3 kg.")
    project.with_change(FIRST_ENGLISH, "It was pea soup.", "It took 3 kg of peas.")
    loaded = Project.load(project.root)
    entry = loaded.catalogue.by_slug["supipaev"]

    for lang, addresses in all_addresses(loaded.languages).items():
        section = EntryTexts(entry, lang, "et").section("solution")
        assert section
        assert f"12{NARROW}kg" in section.html
        assert "12 kg" in section.plain
        book = compose(loaded, addresses)
        assert book
        (note,) = book.chapters[0].notes
        assert f"3{NARROW}kg" in "".join(map(str, note.told))


def test_an_untranslated_text_is_bound_in_its_own_language(tmp_path: Path) -> None:
    project = SmallProject(tmp_path).with_entry("supipaev", is_translated=False, summary="Supiks kulub 3 tk porgandit.")
    entry = Project.load(project.root).catalogue.by_slug["supipaev"]

    assert f"3{NARROW}tk" in EntryTexts(entry, "en", "et").summary.html
