"""Words that the patterns part wrongly are parted by the list, in the book and nowhere else."""

import re
from importlib.resources import files
from pathlib import Path

import pyphen
import pytest

from paper_book import composed, everything, paper_html
from practicebook.language.hyphenation import SOFT_HYPHEN, softened
from practicebook.site.site import load_site

# Every break that is right. Compounds part at their seam, one consonant goes to the next line, no letter stands alone
# at the edge of a word or of its part (Eesti õigekeelsuskäsiraamat, «Poolitamine»).
PARTED = """\
and-me-au-dit
aru-an-des-se
di-gi-all-kir-ja-ga
eel-ar-ves
elu-kva-li-tee-di
ener-gia-par-gist
ener-gia-ühis-tul
eri-ar-va-mu-se-le
hea-olu
hoo-aja-ga
isi-ku-and-me-te
ka-he-aas-ta-se
kesk-kon-na-in-ves-tee-rin-gu-te
ko-da-ni-ku-ühen-dus-te
ko-da-ni-ku-ühis-kon-na
ko-gu-kon-na-al-ga-tus-te
ko-gu-kon-na-prak-ti-ka-te
kon-takt-isi-kuks
koos-olek
las-te-aia-rühm
loo-me-in-ku-baa-to-ris
maa-il-mas
mit-te-tu-lun-dus-ühing
mõ-ju-ahe-laks
mõ-ju-et-te-võ-te
mõis-te-ana-lüü-si-le
nõus-ole-ku
oma-va-lit-su-se-ga
prak-ti-ka-and-ja-ga
ra-hul-olu
re-de-li-ast-mel
siht-asu-tu-se
sot-siaal-et-te-võ-te-te-le
sot-siaal-in-no-vat-sioo-nist
sot-siaal-osa-kond
sta-tis-ti-ka-ame-ti
taas-tuv-ener-gia
tea-dus-ar-tik-kel
tea-dus-uu-rin-gut
tee-nu-se-osu-ta-ja-te
ter-vi-se-in-fo
toit-lus-tus-äri
tu-gi-spet-sia-lis-ti-de
tu-lun-dus-ühis-tu
töö-ea-li-sed
va-ba-ühen-du-sed
va-na-ema-de-le
võrd-lus-olu-kor-raks
õp-pe-aas-ta-ga
ühis-osa
""".splitlines()
WORDS = Path(__file__).parent / "hyphenation_words.et.txt"
PATTERNS = pyphen.Pyphen(lang="et", left=3, right=3)
"""As the book's style sheet asks for them."""
LISTED = files("practicebook.language").joinpath("hyphenation.et.txt").read_text(encoding="utf-8").splitlines()


def breaks(parted: str, sign: str) -> set[int]:
    """How many letters stand before each break."""
    return {len(parted[:place].replace(sign, "")) for place, letter in enumerate(parted) if letter == sign}


@pytest.mark.parametrize("parted", PARTED)
def test_no_word_is_parted_where_it_may_not_be(parted: str) -> None:
    word = parted.replace("-", "")
    marked = softened(word, "et")
    found = breaks(marked, SOFT_HYPHEN) if SOFT_HYPHEN in marked else set(PATTERNS.positions(word))
    assert found
    assert found <= breaks(parted, "-"), PATTERNS.inserted(word)


def test_no_word_of_the_handbook_is_parted_where_it_may_not_be() -> None:
    parted = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    wrong = {}
    for allowed in parted:
        word = allowed.replace("-", "")
        marked = softened(word, "et")
        found = breaks(marked, SOFT_HYPHEN) if SOFT_HYPHEN in marked else set(PATTERNS.positions(word))
        if not found <= breaks(allowed, "-"):
            wrong[allowed] = PATTERNS.inserted(word)
    assert wrong == {}
    assert len(set(parted)) >= 300


def test_the_list_mends_what_the_patterns_get_wrong() -> None:
    wrong = {
        word: PATTERNS.inserted(word)
        for parted in PARTED
        if not set(PATTERNS.positions(word := parted.replace("-", ""))) <= breaks(parted, "-")
    }
    assert wrong["teenuseosutajate"] == "tee-nu-seo-su-ta-jate"
    assert wrong["elukvaliteedi"] == "eluk-va-li-teedi"
    assert len(wrong) > 5
    assert softened("Teenuseosutaja", "et").split(SOFT_HYPHEN) == ["Tee", "nu", "se", "osu", "ta", "ja"]


def test_the_list_is_in_order_and_leaves_no_letter_alone() -> None:
    lines = [line for line in LISTED if not line.startswith("#")]
    words = [line.replace("-", "") for line in lines]
    assert words == sorted(set(words))
    assert all(len(part) > 1 for line in lines for part in line.split("-"))


def test_tags_references_headings_and_the_title_are_left_alone() -> None:
    html = (
        '<title>sotsiaalettevõte</title><style>.sotsiaalettevõte { }</style><h2 id="a">sotsiaalettevõte <em>x</em></h2>'
        '<a href="/sotsiaalettevõte" title="sotsiaalettevõte">&amp; teenuseosutaja</a> eelteenuseosutaja'
    )
    assert softened(html, "et") == html.replace(
        " teenuseosutaja", f" {SOFT_HYPHEN.join(['tee', 'nu', 'se', 'osu', 'ta', 'ja'])}"
    )
    assert softened("sotsiaalettevõte", "en") == "sotsiaalettevõte"


def test_soft_hyphens_are_in_the_html_of_the_book_and_not_on_the_web(tmp_path: Path) -> None:
    site = everything(tmp_path)
    project, book = composed(site.root, "et")
    html = paper_html(project, book, "et")
    assert SOFT_HYPHEN.join(["tee", "nu", "se", "osu", "ta", "ja"]) in html
    assert not re.search(rf"<[^>]*{SOFT_HYPHEN}", html)
    pages = load_site(site.root, with_editions=False).pages
    assert "teenuseosutaja" in pages["kasiraamat/kaasamine.md"].html
    assert not any(SOFT_HYPHEN in page.html for page in pages.values())
