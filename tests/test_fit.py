"""The fit check: Python and the browser reckon alike, unknowns never speak for a practice, the page says why."""

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import serving
from practicebook.catalogue.fit import ANSWERS, QUESTIONS, Value, assessed, ranked, table
from practicebook.model.fit import Group, Outcome
from site_test import SiteTest
from test_browser import AXE_OPTIONS

CASES = 200
SPANS = {
    "budget": [(0, 0), (1, 1000), (1000, 5000), (5000, 20000), (20000, 100000), (100000, None), (2500, 2500)],
    "people": [(number, number) for number in (1, 2, 3, 4, 10, 60)],
    "months": [(0, 1), (1, 3), (3, 6), (6, 12), (12, None)],
}
PAGE = "praktikad/kas-sobib/"


def random_known(source: random.Random) -> dict[str, Value]:
    """What is known of a made-up practice: of each question something or nothing."""
    known: dict[str, Value] = {}
    for question in QUESTIONS:
        if source.random() < 0.4:
            known[question.name] = None
        elif question.kind == "at_most":
            known[question.name] = source.choice(SPANS[question.name])
        else:
            ids = [str(answer) for answer in ANSWERS[question.name]] + ([str(question.wide)] if question.wide else [])
            known[question.name] = tuple(source.sample(ids, k=source.randint(1, 3)))
    return known


def random_answers(source: random.Random) -> dict[str, str]:
    """Answers to some of the questions, at times to none."""
    return {name: str(source.choice(answers)) for name, answers in ANSWERS.items() if source.random() < 0.7}


@pytest.fixture(scope="module")
def cases() -> list[tuple[dict[str, str], list[dict[str, Value]]]]:
    """Answers, and twelve practices to rank by them."""
    source = random.Random(2026)  # noqa: S311 - the same cases every time
    return [(random_answers(source), [random_known(source) for _ in range(12)]) for _ in range(CASES)]


def test_the_browser_reckons_as_python_does(
    browser: Browser, served: str, cases: list[tuple[dict[str, str], list[dict[str, Value]]]], fit_module: str
) -> None:
    page = browser.new_context().new_page()
    page.goto(served)
    found = page.evaluate(
        """async ([module, table, cases]) => {
            const { assessed, ranked } = await import(module);
            return cases.map(([answers, practices]) => ({
                assessments: practices.map((known) => assessed(table, answers, known)),
                order: ranked(table, answers, practices),
            }));
        }""",
        [served + fit_module, table(), cases],
    )
    expected = []
    for answers, practices in cases:
        assessments = [assessed(answers, known) for known in practices]
        expected.append(
            {
                "assessments": [
                    {
                        "outcomes": {name: str(result) for name, result in item.outcomes.items()},
                        "score": item.score,
                        "group": str(item.group),
                    }
                    for item in assessments
                ],
                "order": ranked(answers, practices),
            }
        )
    assert found == json.loads(json.dumps(expected))
    groups = {item["group"] for case in expected for item in case["assessments"]}
    outcomes = {result for case in expected for item in case["assessments"] for result in item["outcomes"].values()}
    assert groups == {str(group) for group in Group}
    assert outcomes == {str(outcome) for outcome in Outcome}
    page.context.close()


@pytest.fixture(scope="module")
def fit_module(real_site: Any) -> str:
    """The path of the script that reckons, as it is published."""
    return next(path.relative_to(real_site).as_posix() for path in real_site.glob("assets/fit-score.*.js"))


def test_what_is_not_known_never_speaks_for_a_practice(
    cases: list[tuple[dict[str, str], list[dict[str, Value]]]],
) -> None:
    compared = 0
    for answers, practices in cases:
        for known in practices:
            whole = assessed(answers, known)
            for name in answers:
                hidden = assessed(answers, {**known, name: None})
                assert hidden.outcomes[name] is Outcome.UNKNOWN
                if whole.outcomes[name] in {Outcome.FITS, Outcome.PARTLY}:
                    compared += 1
                    assert hidden.score < whole.score
    assert compared > CASES
    nothing: dict[str, Value] = dict.fromkeys(ANSWERS)
    everything = {name: str(answers[0]) for name, answers in ANSWERS.items()}
    assert assessed(everything, nothing).group is Group.UNSURE
    one = {**nothing, "target": ("young-children",)}
    assert ranked(everything, [nothing, one]) == [1, 0]


@pytest.mark.parametrize("name", ["budget", "people", "months"])
def test_more_means_never_lower_a_practice(
    name: str, cases: list[tuple[dict[str, str], list[dict[str, Value]]]]
) -> None:
    raised = 0
    for answers, practices in cases:
        for known in practices:
            scores = [assessed({**answers, name: more}, known).score for more in ANSWERS[name]]
            assert scores == sorted(scores)
            raised += scores[0] < scores[-1]
    assert raised


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served site of four practices."""
    site = SiteTest(tmp_path_factory.mktemp("fit"))
    site.with_entry(
        "aed",
        title="Aed",
        cost_yearly={"band": "1-5"},
        time_to_start={"band": "1-3"},
        people="Kaks juhendajat [@s1].",
        fewest_people="2",
    )
    site.with_entry("buss", title="Buss", is_translated=False)
    site.with_entry("katus", title="Katus", target_groups=["pupils"], is_translated=False)
    site.with_entry(
        "elu",
        title="Elu",
        coverage="national",
        counties=None,
        organisation={"name": "Näidisküla Vald", "type": "municipality"},
        cost_yearly={"band": "0"},
        is_translated=False,
    )
    with serving(site.build().folder) as address:
        yield address


def results(page: Page) -> dict[str, list[str]]:
    """The titles by the heading they stand under."""
    groups = page.locator(".fit__group").all()
    return {group.locator("h2").inner_text(): group.locator(".card__title").all_inner_texts() for group in groups}


def reasons(page: Page, title: str) -> list[str]:
    item = page.locator(".fit__results > li").filter(has=page.locator(".card__title", has_text=title))
    return item.locator(".reason").all_inner_texts()


def status(page: Page, words: str) -> None:
    expect(page.locator("[data-status]")).to_have_text(words)


def test_practices_are_ranked_with_reasons(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    expect(page.get_by_text("Vasta vähemalt ühele küsimusele")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for label, answer in [
        ("Kes te olete?", "Omavalitsus"),
        ("Kus te tegutsete?", "mujal Eestis"),
        ("Kellele see oleks?", "Eakad"),
        ("Kui palju saate aastas kulutada?", re.compile("Kuni 5000")),
        ("Mitu inimest saab seda teha?", "Üks"),
        ("Kui palju on alustamiseni aega?", "Kuu"),
    ]:
        select = page.get_by_label(label)
        value = next(
            option.get_attribute("value")
            for option in select.locator("option").all()
            if re.fullmatch(answer if isinstance(answer, str) else answer.pattern + ".*", option.inner_text())
        )
        select.select_option(value)
    status(page, "Sobivaid praktikaid: 2. Andmeid napib: 0. Midagi ei klapi: 2.")
    assert results(page) == {"Sobivad (2)": ["Elu", "Buss"], "Midagi ei klapi (2)": ["Aed", "Katus"]}
    assert reasons(page, "Aed") == [
        "Mõeldud samale sihtrühmale: eakad.",
        "Kulu mahub eelarvesse: 1000–5000\N{NO-BREAK SPACE}€ aastas.",
        "Inimesi jääb väheks: väiksem rühm pole seda teadaolevalt teinud (inimesi: 2).",
        "Võite jõuda alustada: ettevalmistus võtab 1–3\N{NO-BREAK SPACE}kuud.",
        "Seni on vedaja olnud teist liiki: MTÜ või ühing.",
        "Tegutseb ka sellises piirkonnas: Võru.",
    ]
    assert "Aastane kulu ei ole teada." in reasons(page, "Buss")
    assert "Kulu mahub eelarvesse: 0\N{NO-BREAK SPACE}€ aastas." in reasons(page, "Elu")
    assert [url for url in asked if "municipality" in url] == []  # the answers reach no server


def test_answers_live_in_the_address(page: Page, browser: Browser, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    page.get_by_label("Kellele see oleks?").select_option("pupils")
    status(page, "Sobivaid praktikaid: 1. Andmeid napib: 0. Midagi ei klapi: 3.")
    page.get_by_label("Kes te olete?").select_option("association")
    page.wait_for_url("**/#who=association&target=pupils")
    page.reload()
    expect(page.get_by_label("Kellele see oleks?")).to_have_value("pupils")
    status(page, "Sobivaid praktikaid: 1. Andmeid napib: 0. Midagi ei klapi: 3.")
    page.go_back()
    expect(page.get_by_label("Kes te olete?")).to_have_value("")
    other = browser.new_context().new_page()
    other.goto(f"{address}{PAGE}#who=association&target=pupils&moon=full&budget=much")
    status(other, "Sobivaid praktikaid: 1. Andmeid napib: 0. Midagi ei klapi: 3.")
    expect(other.get_by_label("Kui palju saate aastas kulutada?")).to_have_value("")
    other.locator(".header__language").click()
    other.wait_for_url("**/en/practices/does-it-fit/#who=association&target=pupils&moon=full&budget=much")
    expect(other.get_by_label("Who are you?")).to_have_value("association")
    other.context.close()
    page.get_by_role("button", name="Alusta uuesti").click()
    expect(page.get_by_text("Vasta vähemalt ühele küsimusele")).to_be_visible()
    expect(page.get_by_label("Kes te olete?")).to_be_focused()


def test_little_known_is_said_apart(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}#budget=5000&people=3&months=6")
    status(page, "Sobivaid praktikaid: 1. Andmeid napib: 3. Midagi ei klapi: 0.")
    assert list(results(page)) == ["Sobivad (1)", "Andmeid napib (3)"]
    assert results(page)["Andmeid napib (3)"][0] == "Elu"  # of which at least the cost is known


@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible(browser: Browser, address: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{address}{PAGE}#target=older-people&people=1")
    expect(page.locator(".reason").first).to_be_visible()
    page.get_by_text("Kuidas me järjestame").click()
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_without_a_script_lists_serve(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}{PAGE}")
    expect(page.locator("[data-form]")).to_be_hidden()
    page.locator(".no-script").get_by_role("link", name="Teema").click()
    page.wait_for_url("**/praktikad/teema/")
    page.context.close()
