"""Open a contributed picture safely: three formats, a bound on its pixels, and every fault as one error.

Pillow is imported when a picture is opened, since most checks look at none.
"""

import struct
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
_READ_FORMATS = ("JPEG", "PNG", "WEBP")


class UnreadablePictureError(ValueError):
    """A file that begins like a picture cannot be read as one, or unpacks to more pixels than we take."""


@contextmanager
def opened_picture(path: Path) -> Generator["Image"]:
    """Open a contributed picture; faults while it is read, also by the caller, come out as one error.

    Raises:
        UnreadablePictureError: It is broken, of another format, or has more than `MOST_PIXELS` pixels.
    """
    from PIL import Image, ImageFile  # noqa: PLC0415 - slow to import

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, where it is loaded, takes half pictures for whole ones
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(path, formats=_READ_FORMATS) as image:
                yield image
    except (OSError, ValueError, SyntaxError, struct.error, Warning, Image.DecompressionBombError) as error:
        raise UnreadablePictureError(f"{path}: {error}") from error


def is_readable(path: Path) -> bool:
    """Whether the whole picture can be read."""
    try:
        with opened_picture(path) as image:
            image.load()
    except UnreadablePictureError:
        return False
    return True
