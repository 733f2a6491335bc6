"""Draw an ISBN as a barcode EAN-13 (ISO/IEC 15420)."""

from itertools import groupby

from practicebook.figures.svg import CELLS, NAMESPACE, element

_LEFT_ODD = (
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
)
_PARITY = ("OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO")
"""For the first digit: which of the six digits on the left are written in even parity."""
_QUIET, _HEIGHT = (11, 7), 75
"""Empty modules before and after, as the standard wants; the height of the bars in modules, shortened by a little."""
_DIGITS = 13


def ean13(isbn: str) -> str:
    """A file: the bars of an ISBN of 13 digits in black, one user unit a module. Hyphens are left out.

    Raises:
        ValueError: It has not 13 digits.
    """
    digits = [int(sign) for sign in isbn if sign.isdigit()]
    if len(digits) != _DIGITS:
        raise ValueError(f"no ISBN of 13 digits: {isbn}")
    left = "".join(
        _LEFT_ODD[digit] if parity == "O" else _even(digit)
        for digit, parity in zip(digits[1:7], _PARITY[digits[0]], strict=True)
    )
    right = "".join(_right(digit) for digit in digits[7:])
    modules = f"101{left}01010{right}101"
    bars, place = [], _QUIET[0]
    for sign, run in groupby(modules):
        width = len(list(run))
        if sign == "1":
            bars.append(f"M{place} 0h{width}v{_HEIGHT}h-{width}z")
        place += width
    width = place + _QUIET[1]
    frame = {"width": width, "height": _HEIGHT, "viewBox": f"0 0 {width} {_HEIGHT}"}
    return element("svg", NAMESPACE | frame | CELLS, element("path", {"fill": "#000000", "d": "".join(bars)}))


def _right(digit: int) -> str:
    return "".join("1" if sign == "0" else "0" for sign in _LEFT_ODD[digit])


def _even(digit: int) -> str:
    return _right(digit)[::-1]
