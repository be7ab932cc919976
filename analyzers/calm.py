"""Rare collections of cyclic garbage while a text is analysed, or a folder is looked through.

An analysis makes many small objects that all live as long as it does. Python's collector, tuned for short-lived ones,
would look through them again and again: a third of the time, and growing faster than the text.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_ALLOCATIONS = 500_000  # between two collections: some tens of megabytes, mostly trees of SQL that are done with

_lock = Lock()
_inside: list[tuple[int, int, int]] = []


@contextmanager
def calm() -> Iterator[None]:
    """Within it collections are rare, in every thread of the process; after the last one all is as it was."""
    with _lock:
        _inside.append(_inside[0] if _inside else gc.get_threshold())
        gc.set_threshold(_ALLOCATIONS, *_inside[0][1:])
    try:
        yield
    finally:
        with _lock:
            before = _inside.pop()
            if not _inside:
                gc.set_threshold(*before)
