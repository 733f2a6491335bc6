"""The reader's own collection: gathered anywhere, ordered, noted, shared, brought in, kept by the browser alone."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from gathered_practices import HOSTILE, PAGE, collected, gathered, link_of, own, titles, told


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served site."""
    with collected(tmp_path_factory.mktemp("collected")) as address:
        yield address


def test_practices_are_gathered_from_list_and_entry_and_kept(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{PAGE}")
    expect(page.get_by_text("Kogumik on veel tühi.")).to_be_visible()
    page.goto(f"{address}praktikad/")
    page.locator('[data-pick-slug="katus"]').get_by_role("button", name="Lisa kogumikku").click()
    page.goto(f"{address}praktikad/aed/")
    page.locator(".entry__tools").get_by_role("button", name="Lisa kogumikku").click()
    page.locator("[data-tray]").get_by_role("link", name="Ava kogumik").click()
    expect(own(page)).to_have_count(2)
    assert titles(own(page)) == ["Katus", "Aed"]
    page.get_by_label("Kogumiku pealkiri").fill("Minu valik")
    page.get_by_label(re.compile("Minu märkus.*Aed")).fill("Helista enne.")
    page.reload()
    expect(page.get_by_label("Kogumiku pealkiri")).to_have_value("Minu valik")
    expect(page.get_by_label(re.compile("Minu märkus.*Aed"))).to_have_value("Helista enne.")
    assert context.cookies() == []


def test_the_order_is_changed_by_keyboard(context: BrowserContext, address: str) -> None:
    page = gathered(context, address, "aed", "buss", "katus")
    later = page.get_by_role("button", name=re.compile("Tahapoole.*Aed"))
    later.press("Enter")
    told(page, "„Aed“ on nüüd 2. kohal 3 hulgas.")
    expect(later).to_be_focused()
    page.keyboard.press("Enter")
    told(page, "„Aed“ on nüüd 3. kohal 3 hulgas.")
    expect(page.get_by_role("button", name=re.compile("Ettepoole.*Aed"))).to_be_focused()
    page.reload()
    expect(own(page)).to_have_count(3)
    assert titles(own(page)) == ["Buss", "Katus", "Aed"]


def test_what_was_removed_can_be_brought_back(context: BrowserContext, address: str) -> None:
    page = gathered(context, address, "aed", "buss")
    page.get_by_label(re.compile("Minu märkus.*Aed")).fill("Tähtis.")
    page.get_by_role("button", name=re.compile("Eemalda.*Aed")).press("Enter")
    told(page, "„Aed“ on kogumikust eemaldatud. Kogumikus kokku: 1.")
    expect(page.get_by_role("button", name=re.compile("Eemalda.*Buss"))).to_be_focused()
    page.get_by_role("button", name="Võta tagasi").click()
    expect(own(page)).to_have_count(2)
    expect(page.get_by_label(re.compile("Minu märkus.*Aed"))).to_have_value("Tähtis.")
    page.get_by_role("button", name="Tühjenda kogumik").click()
    expect(page.get_by_text("Kogumik on veel tühi.")).to_be_visible()
    page.get_by_role("button", name="Võta tagasi").press("Enter")
    expect(own(page)).to_have_count(2)


def test_a_link_carries_all_to_another_browser_and_leaves_its_own_alone(
    context: BrowserContext, browser: Browser, address: str
) -> None:
    page = gathered(context, address, "buss", "aed")
    page.get_by_label("Kogumiku pealkiri").fill("Õunad & „õied“")
    page.get_by_label(re.compile("Minu märkus.*Buss")).fill(f"Küsi 🙂 {HOSTILE}")
    link = link_of(page)
    assert page.evaluate("navigator.clipboard.readText()") == link
    assert link.startswith(f"{address}{PAGE}#k=")

    other = browser.new_context()
    theirs = gathered(other, address, "katus")
    asked: list[str] = []
    theirs.on("request", lambda request: asked.append(request.url))
    theirs.goto("about:blank")
    theirs.goto(link)
    shared = theirs.locator("[data-shared-items] > li")
    expect(shared).to_have_count(2)
    assert titles(shared) == ["Buss", "Aed"]
    expect(theirs.locator("[data-shared-title]")).to_have_text("Õunad & „õied“")
    expect(shared.first).to_contain_text(f"Küsi 🙂 {HOSTILE}")
    assert theirs.locator("main img").count() == 0
    assert not theirs.title().startswith("hacked")
    assert [url for url in asked if "k=" in url.split("#")[0]] == []
    assert titles(own(theirs)) == ["Katus"]

    theirs.get_by_role("button", name="Lisa minu kogumikku").first.click()
    told(theirs, "Kogumikku lisandus 2.")
    assert titles(own(theirs)) == ["Katus", "Buss", "Aed"]
    theirs.get_by_role("button", name="Võta tagasi").click()
    expect(own(theirs)).to_have_count(1)
    theirs.get_by_role("button", name="Asenda minu kogumik").click()
    told(theirs, "Sinu kogumik on asendatud.")
    assert titles(own(theirs)) == ["Buss", "Aed"]
    other.close()


@pytest.mark.parametrize("fault", ["cut", "changed", "empty", "other"])
def test_a_faulty_link_is_said_to_be_faulty(context: BrowserContext, address: str, fault: str) -> None:
    page = gathered(context, address, "aed")
    link = link_of(page)
    faulty = {
        "cut": link[:-7],
        "changed": link.replace("#k=", "#k=AA"),
        "empty": f"{address}{PAGE}#k=",
        "other": f"{address}{PAGE}#k={base64.urlsafe_b64encode(json.dumps({'a': 1}).encode()).decode().rstrip('=')}",
    }[fault]
    page.goto("about:blank")
    page.goto(faulty)
    expect(page.get_by_text("Link on vigane või poolik")).to_be_visible()
    expect(own(page)).to_have_count(1)

    page.get_by_text("Too kogumik lingist või failist").click()
    field = page.get_by_label("Kleebi kogumiku link")
    field.fill(faulty)
    page.locator("form[data-import]").get_by_role("button").click()
    expect(page.get_by_text("See ei ole terviklik kogumiku link.")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")


def test_it_is_brought_in_by_a_pasted_link_and_by_a_file(
    context: BrowserContext, browser: Browser, address: str, tmp_path: Path
) -> None:
    page = gathered(context, address, "buss", "aed")
    page.get_by_label(re.compile("Minu märkus.*Aed")).fill("Märkus")
    link = link_of(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Salvesta failina").click()
    file = tmp_path / "kogumik.json"
    download.value.save_as(file)
    assert download.value.suggested_filename == "kogumik.json"

    other = browser.new_context()
    theirs = gathered(other, address, "aed")
    theirs.get_by_text("Too kogumik lingist või failist").click()
    theirs.get_by_label("Kleebi kogumiku link").fill(link)
    theirs.keyboard.press("Enter")
    told(theirs, "Kogumikku lisandus 1.")
    assert titles(own(theirs)) == ["Aed", "Buss"]
    expect(theirs.get_by_label(re.compile("Minu märkus.*Aed"))).to_have_value("")  # one's own notes stay
    theirs.get_by_role("button", name="Tühjenda kogumik").click()
    theirs.get_by_label("Või vali salvestatud fail").set_input_files(file)
    told(theirs, "Kogumikku lisandus 2.")
    expect(theirs.get_by_label(re.compile("Minu märkus.*Aed"))).to_have_value("Märkus")
    wrong = tmp_path / "muu.json"
    wrong.write_text("{}")
    theirs.get_by_label("Või vali salvestatud fail").set_input_files(wrong)
    told(theirs, "See ei ole kogumiku fail.")
    expect(own(theirs)).to_have_count(2)
    other.close()


def test_what_is_gone_is_said_and_what_has_moved_is_found(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}praktikad/")
    items = [{"slug": slug, "note": ""} for slug in ("vana-buss", "kadunud", "mida-pole", "aed")]
    page.evaluate("items => localStorage.setItem('practicebook.collection', JSON.stringify({title: '', items}))", items)
    page.goto(f"{address}{PAGE}")
    expect(own(page)).to_have_count(4)
    assert titles(own(page)) == ["Buss", "Aed"]
    expect(own(page).nth(1)).to_contain_text("Kadunud kirje")
    expect(own(page).nth(2)).to_contain_text("Praktikat „mida-pole“ siin (enam) ei ole.")
    page.get_by_role("button", name=re.compile("Eemalda.*mida-pole")).click()
    expect(own(page)).to_have_count(3)
    page.get_by_role("button", name="Vaata vihikuna").click()
    expect(page.locator(".booklet__entry")).to_have_count(2)
    expect(page.locator("[data-told]")).to_contain_text("Kadunud kirje")


def test_strange_storage_is_no_fault(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    for stored in (
        "nonsense",
        "[]",
        '{"items": 3}',
        '{"items": [{"slug": "../x"}, null, {"slug": "aed"}, {"slug": "aed"}]}',
    ):
        page.goto(f"{address}praktikad/")
        page.evaluate("stored => localStorage.setItem('practicebook.collection', stored)", stored)
        page.goto(f"{address}{PAGE}")
        expect(own(page)).to_have_count(1 if "aed" in stored else 0)
