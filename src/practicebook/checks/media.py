"""Turn the pictures of entries, and the files in `practices/media/`, into findings about what cannot be published."""

import stat
from collections.abc import Iterator
from pathlib import Path

from practicebook.checks.manuscripts import at_field
from practicebook.checks.registry import Subject, check
from practicebook.content.files import file_finding, relative
from practicebook.content.pictures import MOST_PIXELS, is_readable
from practicebook.content.practices import FOLDER, MEDIA_FOLDER, Entry
from practicebook.diagnostics.diagnostic import Diagnostic, Severity

MISSING, LINK, OTHER_FORMAT, SVG, TOO_LARGE, TOO_MANY = "PB-431", "PB-432", "PB-433", "PB-434", "PB-435", "PB-436"
BROKEN = "PB-440"
NO_CONSENT, UNCLAIMED, NO_TRANSLATED_ALT = "PB-437", "PB-438", "PB-439"

LARGEST_BYTES = 5 * 1024 * 1024
MOST_IMAGES = 10
_FORMATS = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp"}
_ENDINGS = {"jpeg": "jpg", "png": "png", "webp": "webp"}
_HEAD_BYTES = 512


@check
def image_files(subject: Subject) -> Iterator[Diagnostic]:
    """Every picture must be a whole JPEG, PNG or WebP file of at most 5 MB under `practices/media/<slug>/`, no link."""
    for entry in subject.catalogue.all_entries:
        for index, image in enumerate(entry.practice.images):
            loc = ("images", index, "file")
            path = subject.root / FOLDER / MEDIA_FOLDER / entry.slug / image.file
            size = _size(path, subject.root)
            if size is None:
                code = LINK if _is_linked(path, subject.root) else MISSING
                shown = relative(subject.root, path)
                yield at_field(entry, code, Severity.ERROR, loc, found=image.file, expected=shown)
                continue
            stem, _, ending = image.file.rpartition(".")
            real = format_of(path)
            if real != _FORMATS[ending]:
                better = f"{stem}.{_ENDINGS[real]}" if real in _ENDINGS else ""
                expected = _FORMATS[ending].upper()
                yield at_field(
                    entry, OTHER_FORMAT, Severity.ERROR, loc, found=image.file, suggestion=better, expected=expected
                )
            elif size <= LARGEST_BYTES and not is_readable(path):
                yield at_field(entry, BROKEN, Severity.ERROR, loc, found=image.file, maximum=MOST_PIXELS // 1_000_000)
            if size > LARGEST_BYTES:
                yield at_field(
                    entry, TOO_LARGE, Severity.ERROR, loc, found=image.file, maximum=LARGEST_BYTES // 1024 // 1024
                )


@check
def number_of_images(subject: Subject) -> Iterator[Diagnostic]:
    """An entry must have at most ten pictures."""
    for entry in subject.catalogue.all_entries:
        count = len(entry.practice.images)
        if count > MOST_IMAGES:
            loc = ("images", MOST_IMAGES, "file")
            yield at_field(entry, TOO_MANY, Severity.ERROR, loc, found=str(count), maximum=MOST_IMAGES)


@check
def image_consent(subject: Subject) -> Iterator[Diagnostic]:
    """A picture must be published only when everyone who can be recognised has agreed."""
    for entry in subject.catalogue.all_entries:
        for index, image in enumerate(entry.practice.images):
            if not image.consent:
                yield at_field(entry, NO_CONSENT, Severity.ERROR, ("images", index, "consent"), found="false")


@check
def translated_alts(subject: Subject) -> Iterator[Diagnostic]:
    """Every picture of a published entry, and of any that is translated, must be described in each language."""
    for entry in subject.catalogue.all_entries:
        for lang in subject.settings.site.languages[1:]:
            yield from _untold_images(subject.root, entry, lang)


@check
def files_in_media(subject: Subject) -> Iterator[Diagnostic]:
    """A file in `practices/media/` should be a picture that an entry names; links and SVG files must not be there."""
    named = {(entry.slug, image.file) for entry in subject.catalogue.all_entries for image in entry.practice.images}
    read = {entry.slug for entry in subject.catalogue.all_entries}
    for path in _files(subject.root / FOLDER / MEDIA_FOLDER):
        shown = relative(subject.root, path)
        parts = path.relative_to(subject.root / FOLDER / MEDIA_FOLDER).parts
        slug = parts[0] if len(parts) > 1 else ""
        if path.is_symlink():
            if parts not in named:
                yield file_finding(LINK, shown, found=path.name, expected=shown)
        elif path.suffix.lower() in {".svg", ".svgz"}:
            yield file_finding(SVG, shown, found=shown.rpartition("/")[2])
        elif parts not in named and (slug in read or not (slug and subject.exists(slug))):
            yield file_finding(UNCLAIMED, shown, found=shown.rpartition("/")[2], severity=Severity.HINT)


def format_of(path: Path) -> str:
    """The format of a picture by its first bytes (`jpeg`, `png`, `webp`, `gif`, `svg`), else `?`."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return "?"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "svg" if b"<svg" in head.lower() else "?"


def _untold_images(root: Path, entry: Entry, lang: str) -> Iterator[Diagnostic]:
    """Yield the pictures without a description in `lang`; an unpublished entry without any translation may wait."""
    translated = entry.translations.get(lang)
    expected = f"{FOLDER}/{entry.slug}.{lang}.md"
    for index, image in enumerate(entry.practice.images):
        if translated is None:
            unread = (root / expected).is_file()  # it has errors of its own
            if entry.practice.review_state.is_public and not unread:
                loc = ("images", index, "file")
                yield at_field(
                    entry, NO_TRANSLATED_ALT, Severity.ERROR, loc, found=image.file, language=lang, expected=expected
                )
        elif image.file not in translated.translation.images:
            line, column = translated.places.of(("images",))
            yield Diagnostic(
                NO_TRANSLATED_ALT,
                Severity.ERROR,
                translated.path,
                line,
                column,
                ("images",),
                image.file,
                values={"language": lang, "expected": expected},
                record="translation",
            )


def _size(path: Path, root: Path) -> int | None:
    """The size in bytes of a regular file that is reached through no link; None for anything else."""
    try:
        status = path.lstat()
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) and not _is_linked(path, root) else None


def _is_linked(path: Path, root: Path) -> bool:
    """Whether the file or a folder between it and the project is a symbolic link."""
    return any(part.is_symlink() for part in (path, *path.parents) if part != root and root in part.parents)


def _files(folder: Path) -> Iterator[Path]:
    """Yield links and files under a folder, not following links; hidden files are left alone."""
    if folder.is_symlink():
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path
