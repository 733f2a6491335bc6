"""A site is published whole or not at all, at addresses that never clash and never break."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from practicebook.site.site import TwoPagesError, UnsoundProjectError, load_site
from site_test import SiteTest

SLOW_HOOK = "import time\n\ndef on_env(env, config, files):\n    print('HALFWAY', flush=True)\n    time.sleep(30)\n"


def test_an_interrupted_build_leaves_the_last_site(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).with_entry("supipaev").build()
    before = site.files("site")
    site.with_file("hooks/slow.py", SLOW_HOOK).with_change(
        "mkdocs.yml", "  - hooks/exports.py", "  - hooks/slow.py\n  - hooks/exports.py"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background suite ignores it
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        assert run.stdout
        while "HALFWAY" not in run.stdout.readline():
            assert run.poll() is None
        time.sleep(0.2)
        os.kill(run.pid, signal.SIGINT)
        run.wait(timeout=30)
    assert run.returncode != 0
    assert site.files("site") == before
    assert not (tmp_path / "site.building").exists()


@pytest.mark.parametrize("slug", ["teema", "theme", "index", "leht"])
def test_an_old_slug_cannot_take_an_address_of_the_site(tmp_path: Path, slug: str) -> None:
    site = SiteTest(tmp_path).with_entry("supipaev", old_slugs=[slug])
    with pytest.raises(UnsoundProjectError) as refused:
        load_site(site.root)
    assert [item.field for item in refused.value.diagnostics] == [("old_slugs", 0)]


def test_an_owners_page_cannot_take_the_address_of_a_made_one(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).with_entry("supipaev").with_file("pages/praktikad.md", "---\ntitle: Minu\n---\n")
    with pytest.raises(TwoPagesError, match="praktikad/"):
        assert load_site(site.root).pages


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site in a sub-folder without a closing slash, with a renamed and a withdrawn entry, counting its visits."""
    site = SiteTest(tmp_path_factory.mktemp("moved"))
    site.with_entry("supipaev", old_slugs=["supp"])
    site.with_entry("pudrupaev", old_slugs=["puder"], review_state="archived")
    site.with_change("settings/site.yml", "https://example.org/", "https://example.org/varamu")
    site.with_file("settings/statistics.yml", 'provider: goatcounter\nendpoint: "https://loendur.example"\n')
    (site.root / "pages/en/privacy.md").unlink()
    site.with_change("pages/en/contribute.md", "(privacy.md", "(about.md")
    site.with_change("pages/privaatsus.md", "twin: en/privacy.md\n", "")
    site.with_file("pages/hinnaindex.md", "---\ntitle: Hinnaindeks\n---\n\nTekst.\n")
    return site.build()


def test_an_old_address_leads_to_the_new_one(moved: SiteTest) -> None:
    for address in ("praktikad/supp", "en/practices/supp"):
        page = moved.page(address)
        assert page.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../supipaev/"
        assert page.select_one("main a")["href"] == "../supipaev/"


def test_a_withdrawn_entry_leaves_tombstones_at_all_its_addresses(moved: SiteTest) -> None:
    for address in ("praktikad/pudrupaev", "praktikad/puder", "en/practices/puder"):
        page = moved.page(address)
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        assert not page.select("meta[http-equiv=refresh]")
    listed = (moved.folder / "sitemap.xml").read_text()
    assert "puder" not in listed
    assert "pudrupaev" not in listed
    assert "supipaev" in listed
    assert "pudrupaev" not in (moved.folder / "praktikad/index.html").read_text()


def test_addresses_are_joined_with_one_slash(moved: SiteTest) -> None:
    assert moved.page("praktikad").select_one("link[rel=canonical]")["href"] == "https://example.org/varamu/praktikad/"
    not_found = (moved.folder / "404.html").read_text()
    assert 'href="/varamu/praktikad/"' in not_found
    assert "Sitemap: https://example.org/varamu/sitemap.xml" in (moved.folder / "robots.txt").read_text()


def test_only_pages_that_exist_are_linked_and_listed(moved: SiteTest) -> None:
    assert not moved.page("en/practices").select('a[href*="privacy"]')
    assert moved.page("praktikad").select('a[href*="privaatsus"]')
    listed = (moved.folder / "sitemap.xml").read_text()
    assert "/en/privacy/" not in listed
    assert "/privaatsus/" in listed
    assert "/hinnaindex/" in listed
    assert moved.page("hinnaindex").select_one("link[rel=canonical]")["href"].endswith("/hinnaindex/")


def test_counting_adds_one_picture_and_one_origin(moved: SiteTest) -> None:
    page = moved.page("praktikad")
    assert page.select_one("img.counter")["src"] == "https://loendur.example/count?p=/praktikad/"
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert "img-src 'self' https://loendur.example data:" in policy
    assert policy.count("https://") == 1
    assert "https://loendur.example" in moved.page("privaatsus").get_text()


def test_a_setting_without_its_english_shows_the_estonian(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).with_entry("supipaev")
    site.with_file("settings/owner.yml", 'name: {et: "Näidisküla Selts"}\n').build()
    assert "Näidisküla Selts" in site.page("en").select_one(".footer").get_text()


def test_a_site_in_one_language_leaves_the_other_folder_out(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).with_entry("supipaev", is_translated=False)
    site.with_change("settings/site.yml", "  - en\n", "").build()
    assert not (site.folder / "en").exists()
    assert [link["hreflang"] for link in site.page("meist").select("link[hreflang]")] == ["et"]
