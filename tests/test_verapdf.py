"""The harness of veraPDF: it passes a small document that is PDF/A-3a and PDF/UA-1 at once, and finds planted faults.

The document also shows how WeasyPrint, which knows one variant at a time, makes a file that is both: the variant
PDF/A-3a is tagged, and the finisher adds to its metadata that it is PDF/UA-1 as well.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pydyf
import pytest
from weasyprint import HTML, Document

import verapdf
from small_project import REPOSITORY

# WeasyPrint leaves the file of its colour profile to be closed by Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

Finisher = Callable[[Document, pydyf.PDF], None]

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SHARP = "image-rendering: crisp-edges"  # PDF/A forbids the smoothing that is asked for otherwise
DOCUMENT = """<!doctype html>
<html lang="et"><head><title>Õppiv kogukond</title><style>
@font-face { font-family: Source; src: url(overrides/assets/fonts/source-sans-latin.woff2) }
@page { size: A6; @bottom-center { content: counter(page) } }
body { font-family: Source }
img { image-rendering: crisp-edges }
</style></head><body>
<h1>Õppiv kogukond</h1>
<p>Vaata <a href="#arvud">arve</a> ja <a href="https://example.org/">allikat</a>.</p>
<ul><li>esimene</li><li>teine</li></ul>
<table id="arvud"><caption>Arvud</caption>
<thead><tr><th scope="col">aasta</th><th scope="col">osalejaid</th></tr></thead>
<tbody><tr><td>2025</td><td>12</td></tr></tbody></table>
<p><img alt="Punkt" src="data:image/png;base64,PIXEL"></p>
</body></html>""".replace("PIXEL", PIXEL)
# PDF/A allows a property outside its own list only with a schema that describes it.
IDENTIFIED = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>"""
DESCRIBED = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def _adding(*descriptions: bytes) -> Finisher:
    def finish(_: Document, pdf: pydyf.PDF) -> None:
        metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        (packet,) = metadata.stream
        metadata.stream = [packet.replace(b"</rdf:RDF>", b"".join(descriptions) + b"</rdf:RDF>")]

    return finish


_both = _adding(IDENTIFIED, DESCRIBED)


def _without_output_intent(document: Document, pdf: pydyf.PDF) -> None:
    _both(document, pdf)
    del pdf.catalog["OutputIntents"]


def _without_fonts(document: Document, pdf: pydyf.PDF) -> None:
    _both(document, pdf)
    descriptors = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/FontDescriptor"]
    assert descriptors
    for descriptor in descriptors:
        for key in [key for key in descriptor if key.startswith("FontFile")]:
            del descriptor[key]


def _written(folder: Path, finisher: Finisher | None = _both, variant: str = "pdf/a-3a", html: str = DOCUMENT) -> Path:
    pdf = folder / "õpik.pdf"  # a name that a Java of the locale C would not find
    source = HTML(string=html, base_url=f"{REPOSITORY.as_uri()}/")
    source.write_pdf(pdf, pdf_variant=variant, finisher=finisher)
    return pdf


@pytest.mark.slow
def test_one_file_complies_with_both_standards(tmp_path: Path) -> None:
    verapdf.require()
    assert verapdf.failures(_written(tmp_path), "3a", "ua1") == {"3a": [], "ua1": []}


FAULTS: dict[str, tuple[Callable[[Path], Path], dict[str, set[str]]]] = {
    "untagged": (
        partial(_written, variant="pdf/a-3u"),
        {"3a": {"6.6.4-3", "6.7.3.3-1"}, "ua1": {"6.2-1", "7.1-3", "7.1-11"}},
    ),
    "not called PDF/UA": (partial(_written, finisher=None), {"3a": set(), "ua1": {"5-1"}}),
    "called PDF/UA without a schema": (
        partial(_written, finisher=_adding(IDENTIFIED)),
        {"3a": {"6.6.2.3.1-1"}, "ua1": set()},
    ),
    "no output intent": (partial(_written, finisher=_without_output_intent), {"3a": {"6.2.4.3-2"}, "ua1": set()}),
    "fonts not embedded": (
        partial(_written, finisher=_without_fonts),
        {"3a": {"6.2.11.4.1-1"}, "ua1": {"7.21.4.1-1"}},
    ),
    "smoothed picture": (partial(_written, html=DOCUMENT.replace(SHARP, "")), {"3a": {"6.2.8-3"}, "ua1": set()}),
    "no title": (
        partial(_written, html=re.sub("<title>.*</title>", "", DOCUMENT)),
        {"3a": set(), "ua1": {"7.1-9"}},
    ),
    "no alternative text": (
        partial(_written, html=DOCUMENT.replace('alt="Punkt"', "")),
        {"3a": set(), "ua1": {"7.3-1"}},
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_where_it_counts(fault: str, tmp_path: Path) -> None:
    verapdf.require()
    written, expected = FAULTS[fault]
    broken = verapdf.failures(written(tmp_path), "3a", "ua1")
    rules = {flavour: {line.split(":")[0] for line in lines} for flavour, lines in broken.items()}
    for flavour, wanted in expected.items():
        assert rules[flavour] >= wanted, broken
        assert bool(rules[flavour]) is bool(wanted), broken


@pytest.mark.slow
def test_what_java_cannot_check_is_no_pass(tmp_path: Path) -> None:
    verapdf.require()
    text = tmp_path / "text.pdf"
    text.write_text("not a PDF", encoding="utf-8")
    with pytest.raises(RuntimeError, match="Exception"):
        verapdf.failures(text, "ua1")
    with pytest.raises(RuntimeError, match="not supported"):
        verapdf.failures(_written(tmp_path), "9z")
    with pytest.raises(RuntimeError, match="FLAVOUR"):
        verapdf.failures(_written(tmp_path))


def _lacking_java(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PATH", str(folder))


def _lacking_compiler(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    _with_java(monkeypatch, folder, "java")


def _lacking_jaxb(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    _with_java(monkeypatch, folder, "java", "javac")
    monkeypatch.setattr(verapdf, "JAXB", folder / "jaxb-runtime.jar")


def _with_java(monkeypatch: pytest.MonkeyPatch, folder: Path, *programs: str) -> None:
    for program in programs:
        (folder / program).touch(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize(
    ("lacking", "package"),
    [
        (_lacking_java, "default-jdk-headless"),
        (_lacking_compiler, "default-jdk-headless"),
        (_lacking_jaxb, "libjaxb-java"),
    ],
)
def test_what_is_missing_skips_a_test_and_fails_it_under_verify(
    lacking: Callable[[pytest.MonkeyPatch, Path], None],
    package: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking(monkeypatch, tmp_path)
    # Both outcomes are awaited each time: a skip that slips through would skip this test instead of failing it.
    outcomes = (pytest.skip.Exception, pytest.fail.Exception)
    monkeypatch.delenv("PRACTICEBOOK_VERIFY", raising=False)
    with pytest.raises(outcomes, match=package) as outcome:
        verapdf.require()
    assert outcome.type is pytest.skip.Exception
    monkeypatch.setenv("PRACTICEBOOK_VERIFY", "1")
    with pytest.raises(outcomes, match=package) as outcome:
        verapdf.require()
    assert outcome.type is pytest.fail.Exception
    with pytest.raises(RuntimeError, match=package):
        verapdf.failures(tmp_path / "any.pdf", "ua1")


def test_verify_installs_what_is_needed_and_takes_no_skip() -> None:
    script = (REPOSITORY / "run").read_text(encoding="utf-8")
    packages, _, steps = re.findall(r"(?ms)^ +verify\)(.*?);;", script)
    assert {"default-jdk-headless", "libjaxb-java"} <= set(re.findall(r"[a-z-]+", packages))
    assert "export PRACTICEBOOK_VERIFY=1" in steps
