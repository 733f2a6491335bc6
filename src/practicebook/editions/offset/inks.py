"""Turn the colours of the screen into amounts of the four printing inks.

Text and lines in ink or grey become black alone, since four inks never meet exactly on small letters. Everything else
goes through the profile of the printing condition: relative colorimetric, with black point compensation.
"""

import re
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

CMYK = tuple[int, int, int, int]
"""Cyan, magenta, yellow and black in per cent."""
_HEX = re.compile(r"#(?P<six>[0-9a-fA-F]{6})\b|#(?P<three>[0-9a-fA-F]{3})\b")
_BLACK_BELOW, _GREY_BELOW = 0.25, 0.62
"""Lightness (0 to 1) below which a colour without much chroma is full black, or a tint of black."""
_CHROMA = 34
"""The most by which the parts of a colour (0 to 255) may differ for it to count as grey."""


class Inks:
    """The inks of one printing condition."""

    def __init__(self, profile: Path) -> None:
        """`profile` is the ICC profile of a CMYK condition."""
        self.profile = profile

    @property
    def rules(self) -> str:
        """The rule of CSS that names the condition."""
        return f'@color-profile device-cmyk {{ src: url("paper:{self.profile.name}"); components: c, m, y, k }}'

    @cached_property
    def _transform(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.ImageCmsProfile(BytesIO(self.profile.read_bytes())),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    def inked(self, source: str) -> str:
        """CSS or SVG whose `#rrggbb` colours are amounts of ink; a drawing fills in black where it does not say."""
        text = _HEX.sub(lambda found: css(self.colour(found[0])), source)
        return str.replace(text, "<svg ", f'<svg fill="{css((0, 0, 0, 100))}" ', 1) if "<svg " in text else text

    @cache  # noqa: B019 - one object a build
    def colour(self, colour: str) -> CMYK:
        """The inks of `#rrggbb` or `#rgb`."""
        digits = colour.removeprefix("#")
        digits = digits if len(digits) == len("rrggbb") else "".join(digit * 2 for digit in digits)
        red, green, blue = (int(digits[place : place + 2], 16) for place in (0, 2, 4))
        if (red, green, blue) == (255, 255, 255):
            return (0, 0, 0, 0)
        lightness = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
        if max(red, green, blue) - min(red, green, blue) <= _CHROMA and lightness < _GREY_BELOW:
            return (0, 0, 0, 100 if lightness < _BLACK_BELOW else round(100 * (1 - lightness)))
        pixel = Image.new("RGB", (1, 1), (red, green, blue))
        converted = ImageCms.applyTransform(pixel, self._transform)
        assert converted is not None  # noqa: S101 - only in-place transforms give nothing
        cyan, magenta, yellow, black = (round(part * 100 / 255) for part in converted.tobytes())
        return cyan, magenta, yellow, black

    def photograph(self, content: bytes) -> bytes:
        """A picture as a JPEG in the inks of the condition, without chroma subsampling."""
        with Image.open(BytesIO(content)) as image:
            converted = ImageCms.applyTransform(image.convert("RGB"), self._transform)
        stream = BytesIO()
        assert converted is not None  # noqa: S101 - only in-place transforms give nothing
        converted.save(stream, "JPEG", quality=92, subsampling=0)
        return stream.getvalue()


def css(colour: CMYK) -> str:
    """An amount of inks as a colour of CSS."""
    return f"device-cmyk({' '.join(f'{part}%' for part in colour)})"
