"""Do many jobs: what is kept is taken from the shelf, the rest is laid out by as many processes as there are cores."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from practicebook.editions.press.keeping import FONTS, Shelf
from practicebook.editions.press.piece import Job, Piece

_START = "fork" if "fork" in get_all_start_methods() else None
"""A forked process has all modules loaded; elsewhere the system's own way is taken."""


def press(root: Path, jobs: Sequence[Job], *, measure: bool = False) -> list[Piece]:
    """The pieces of `jobs` in their order. Pieces that are only measured have no content and are not kept.

    Raises:
        EditionError: A piece cannot be made as it should be.
    """
    shelf = Shelf(root)
    found = [shelf.find(job) for job in jobs]
    missing = [job for job, piece in zip(jobs, found, strict=True) if piece is None]
    made = iter(_made(root, missing, measure=measure))
    pieces = []
    for job, piece in zip(jobs, found, strict=True):
        new = piece or next(made)
        if piece is None and not measure:
            shelf.keep(job, new)
        pieces.append(new)
    return pieces


def _made(root: Path, jobs: Sequence[Job], *, measure: bool) -> list[Piece]:
    if not jobs:
        return []
    from practicebook.editions.press.layout import laid_out  # noqa: PLC0415 - slow to import; not needed if all is kept

    folder, workers = root / FONTS, min(len(jobs), os.cpu_count() or 1)
    if workers == 1:
        return [laid_out(job, folder, measure=measure) for job in jobs]
    with ProcessPoolExecutor(workers, get_context(_START)) as pool:
        # The longest first, so that no core is left alone with it at the end.
        order = sorted(range(len(jobs)), key=lambda place: len(jobs[place].html), reverse=True)
        pending = {place: pool.submit(laid_out, jobs[place], folder, measure=measure) for place in order}
        return [pending[place].result() for place in range(len(jobs))]
