"""Building the site when it has to be built, and only then; the preview."""

import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from practicebook.cli.__main__ import run
from small_project import SmallProject

pytest_plugins = ("command_line",)
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def plain_site(project: SmallProject) -> SmallProject:
    """A site of one page with the hook that publishes; what the pages hold is of no matter to these tests."""
    source = Path(__file__).parent.parent / "hooks" / "publish.py"
    project.with_file("hooks/publish.py", source.read_text(encoding="utf-8"))
    project.with_file("mkdocs.yml", "site_name: x\ndocs_dir: pages\nsite_dir: site\nhooks: [hooks/publish.py]\n")
    return project.with_file("pages/index.md", "# Avaleht\n")


@pytest.mark.usefixtures("plain_site")
def test_an_unchanged_site_is_not_built_again(capfd: pytest.CaptureFixture[str]) -> None:
    def build(*words: str) -> tuple[int, str]:
        code = run(["build", *words])
        return code, capfd.readouterr().out

    start = time.monotonic()
    code, said = build()
    first = time.monotonic() - start
    assert code == 0
    assert re.search(r"Veeb on valmis kaustas site/: \d+ lehte, kokku \d+ faili, aega kulus [\d,]+ s\.", said)
    start = time.monotonic()
    assert build()[1].startswith("Midagi ei ole muutunud. Kaustas site/ on veeb")
    assert time.monotonic() - start < first / 2
    assert build("--force")[1].startswith("Veeb on valmis")


def test_whatever_matters_makes_it_build_again(
    plain_site: SmallProject, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: dict[str, Callable[[], object]] = {
        "a page": partial(plain_site.with_file, "pages/index.md", "# Teine avaleht\n"),
        "a new entry": partial(plain_site.with_entry, "supipaev"),
        "a lost file": (plain_site.root / "site/index.html").unlink,
        "an altered file": partial(plain_site.with_file, "site/index.html", "<script>alert(1)</script>"),
        "an added file": partial(plain_site.with_file, "site/uus.html", "võõras"),
        "the next day": partial(monkeypatch.setenv, "SOURCE_DATE_EPOCH", "1795608000"),
    }
    assert command("build")[0] == 0
    for name, change in changes.items():
        change()
        assert "Veeb on valmis" in command("build")[1], name
    assert "Midagi ei ole muutunud" in command("build")[1]


def test_a_failed_build_leaves_the_site_and_is_not_remembered(plain_site: SmallProject, command: Command) -> None:
    assert command("build")[0] == 0
    before = plain_site.files("site")
    plain_site.with_file("pages/index.md", "[katkine link](puudub.md)\n")  # a warning, which strict makes an error
    for _ in range(2):
        code, said = command("build")
        assert code == 1
        assert said.endswith("Veebi ei õnnestunud ehitada. Varasem veeb jäi puutumata.\n")
        assert plain_site.files("site") == before


@pytest.mark.usefixtures("project")
def test_preview_refuses_an_address_without_a_port(command: Command) -> None:
    code, said = command("preview", "--address", "localhost")
    assert (code, said) == (1, "„localhost“ ei sobi eelvaate aadressiks. Kirjuta see kujul 127.0.0.1:8000.\n")


@pytest.mark.usefixtures("plain_site")
def test_a_site_with_the_simpler_search_is_told(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(["build"])
    assert "Otsing sai lihtsam" not in capfd.readouterr().out
    monkeypatch.setattr("practicebook.cli.build.is_available", lambda: False)
    run(["build", "--force"])
    assert "Otsing sai lihtsam" in capfd.readouterr().out
