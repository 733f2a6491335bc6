"""Questions: one after another down the page; an answer that ends the way leads aside to what follows from it."""

from practicebook.figures.diagrams.lettering import lettering, note
from practicebook.figures.diagrams.shapes import INSET, PAD, WIDTH, arrow, line, picture, tall, worded
from practicebook.figures.diagrams.words import Part, Words

_SPINE, _ANSWER, _RESULT = 20, 34, 196
_ROW = 10
"""Between two answers."""


def questions(words: Words) -> str:
    """Each part is a question; its parts are the answers, whose note is the outcome in a box of its own."""
    drawn: list[str] = []
    y: float = INSET
    for place, part in enumerate(words.parts):
        is_last = place == len(words.parts) - 1
        setting = lettering(part.label, part.note, WIDTH - 2 * INSET - 2 * PAD)
        tone = "strong" if part.is_marked else "tint"
        drawn.append(worded(setting, INSET, y, WIDTH - 2 * INSET, tall(setting), tone))
        y += tall(setting)
        start = y
        for answer in part.parts:
            row, y = _answer(answer, y + _ROW)
            drawn.append(row)
        if not is_last:
            y += 12 if part.parts and not part.parts[-1].note else 28
            drawn.append(arrow([(_SPINE, start), (_SPINE, y)]))
        elif part.parts:
            drawn.append(line([(_SPINE, start), (_SPINE, y - _height(part.parts[-1]) / 2)]))
    return picture(words, y + INSET, *drawn)


def _height(answer: Part) -> float:
    if not answer.note:
        return lettering(answer.label, "", WIDTH - _ANSWER).height + 8
    outcome = tall(note(answer.note, WIDTH - INSET - _RESULT - 2 * PAD))
    return max(lettering(answer.label, "", _RESULT - _ANSWER - 26).height, outcome)


def _answer(answer: Part, y: float) -> tuple[str, float]:
    """The drawing of an answer from the height `y` down, and where it ends."""
    down = _height(answer)
    if not answer.note:
        words = lettering(answer.label, "", WIDTH - _ANSWER)
        return words.draw(_ANSWER, y + 4), y + down
    words = lettering(answer.label, "", _RESULT - _ANSWER - 26)
    middle = y + down / 2
    outcome = note(answer.note, WIDTH - INSET - _RESULT - 2 * PAD)
    drawn = [
        line([(_SPINE, middle), (_ANSWER - 4, middle)]),
        words.draw(_ANSWER, middle - words.height / 2),
        arrow([(_ANSWER + words.width + 5, middle), (_RESULT, middle)]),
        worded(outcome, _RESULT, y, WIDTH - INSET - _RESULT, down, "plain", style="heavy" if answer.is_marked else ""),
    ]
    return "".join(drawn), y + down
