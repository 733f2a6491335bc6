"""Words that the patterns part wrongly are parted by the list, in the book and nowhere else."""

import pyphen
import pytest

from practicebook.language.hyphenation import SOFT_HYPHEN, softened

PARTED = {
    # Compounds part at their seam, and no letter stands alone (Eesti õigekeelsuskäsiraamat, «Poolitamine»).
    "sotsiaalettevõtetele": "sot-siaal-et-te-võ-te-te-le",
    "sotsiaalinnovatsioonist": "sot-siaal-in-no-vat-sioo-nist",
    "teenuseosutajate": "tee-nu-se-osu-ta-ja-te",
    "vanaemadele": "va-na-ema-de-le",
    "loomeinkubaatoris": "loo-me-in-ku-baa-to-ris",
    "andmeaudit": "and-me-au-dit",
    "praktikaandjaga": "prak-ti-ka-and-ja-ga",
    "kogukonnapraktikate": "ko-gu-kon-na-prak-ti-ka-te",
    "vabaühenduste": "va-ba-ühen-dus-te",
    "tööealised": "töö-ea-li-sed",
    "õppeaasta": "õp-pe-aas-ta",
    "tulundusühistu": "tu-lun-dus-ühis-tu",
    "mõjuettevõte": "mõ-ju-et-te-võ-te",
    "omavalitsusega": "oma-va-lit-su-se-ga",
}


def places(parted: str, sign: str) -> set[int]:
    found, place = set(), 0
    for letter in parted:
        if letter == sign:
            found.add(place)
        else:
            place += 1
    return found


@pytest.mark.parametrize("word", PARTED)
def test_no_word_is_parted_where_it_may_not_be(word: str) -> None:
    marked = softened(word, "et")
    by_list = SOFT_HYPHEN in marked
    found = places(marked if by_list else pyphen.Pyphen(lang="et").inserted(word), SOFT_HYPHEN if by_list else "-")
    assert found <= places(PARTED[word], "-")
    assert found, "it is parted somewhere"


def test_the_list_mends_what_the_patterns_get_wrong() -> None:
    assert "seo" in pyphen.Pyphen(lang="et").inserted("teenuseosutaja").split("-")
    assert softened("Teenuseosutaja", "et").split(SOFT_HYPHEN) == ["Tee", "nu", "se", "osu", "ta", "ja"]


def test_tags_and_references_are_left_alone() -> None:
    html = '<a href="/sotsiaalettevote" title="sotsiaalettevõte">&amp; teenuseosutaja</a>'
    assert softened(html, "et") == html.replace(
        "teenuseosutaja", SOFT_HYPHEN.join(["tee", "nu", "se", "osu", "ta", "ja"])
    )
    assert softened("sotsiaalettevõte", "en") == "sotsiaalettevõte"
