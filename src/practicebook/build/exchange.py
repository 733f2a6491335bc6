"""Put a finished folder in the place of another at once, so that no visitor meets half a site."""

import ctypes
import os
import shutil
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchanged_by_kernel(one: Path, other: Path) -> bool:
    """Linux renameat2(2) with RENAME_EXCHANGE; False where the system or the file system has no such call."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    return libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


def put_in_place(finished: Path, place: Path) -> None:
    """Move the folder `finished` to `place`; what stood there is removed afterwards."""
    if not place.exists():
        finished.rename(place)
        return
    if _exchanged_by_kernel(finished, place):
        shutil.rmtree(finished)
        return
    old = place.with_name(f"{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    place.rename(old)
    finished.rename(place)
    shutil.rmtree(old)
