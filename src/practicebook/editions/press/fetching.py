"""Give WeasyPrint the files of ours that a page of paper needs, and nothing else: no network, no other file.

A book page may name `paper:<name>`, a file in `overrides/assets/paper/`, and pictures written into it as `data:`.
Anything else stops the edition, since a page that tries to fetch something is not one that we made.
"""

from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "paper:"
_TYPES = {".otf": "font/otf", ".icc": "application/vnd.iccprofile"}
"""The kinds of files that a page may name."""
_DATA = ("data:image/svg+xml;base64,", "data:image/jpeg;base64,", "data:image/png;base64,")


class PaperFetcher(URLFetcher):
    """Answers with files of one folder by their name."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the fonts and profiles; what does not lie right in it is not answered for."""
        super().__init__(allowed_protocols=("data",))
        self._files = {path.name: path for path in folder.rglob("*") if path.suffix in _TYPES and path.is_file()}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file that `url` names.

        Raises:
            FatalURLFetchingError: It is none of ours. (A `BaseException`, so that WeasyPrint does not swallow it.)
        """
        if url.startswith(SCHEME):
            path = self._files.get(url.removeprefix(SCHEME))
            if path is not None:
                return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _TYPES[path.suffix]})
        elif url.startswith(_DATA):
            return super().fetch(url, headers)
        raise FatalURLFetchingError(url[:200])
