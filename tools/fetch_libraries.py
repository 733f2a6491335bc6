"""Fetch the libraries that pages load in the browser, by `assets/js/libraries.json`, into `.cache/libraries/`.

Run by ./run when it sets up. Each comes from the registry of npm and is taken only if its digest is the one noted, so
that no library stands in the repository. Without them pages do without what needs them, and the build says nothing.
"""

import base64
import hashlib
import io
import json
import sys
import tarfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = ROOT / "overrides" / "assets" / "js" / "libraries.json"
FOLDER = ROOT / ".cache" / "libraries"
_MOST_SECONDS = 60


def main() -> int:
    """Fetch what is not there yet; the exit code is 1 when something could not be fetched."""
    failed = 0
    for library in json.loads(LIST.read_text(encoding="utf-8")):
        target = FOLDER / f"{library['name']}-{library['version']}.js"
        if target.exists():
            continue
        try:
            content = _fetched(library["url"], library["integrity"])
        except (OSError, ValueError) as error:
            print(f"{library['package']} {library['version']}: {error}", file=sys.stderr)
            failed = 1
            continue
        FOLDER.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            licence = _file(archive, library["licence_file"])
            target.with_suffix(".licence.md").write_bytes(licence)
            target.write_bytes(_file(archive, library["file"]))
    return failed


def _fetched(url: str, integrity: str) -> bytes:
    """The bytes at an address of the registry.

    Raises:
        OSError: It cannot be reached.
        ValueError: They are not those that were noted.
    """
    with urllib.request.urlopen(url, timeout=_MOST_SECONDS) as answer:  # noqa: S310 - https, from our own list
        content = answer.read()
    algorithm, _, wanted = integrity.partition("-")
    if base64.b64encode(hashlib.new(algorithm, content).digest()).decode() != wanted:
        raise ValueError("the digest is not the one noted")
    return content


def _file(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        raise ValueError(f"{name} is missing")
    return file.read()


if __name__ == "__main__":
    sys.exit(main())
