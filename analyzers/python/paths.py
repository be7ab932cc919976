"""What Python's ``os.path`` takes of a path."""

from __future__ import annotations

from collections.abc import Callable

from analyzers.hole import has_hole
from analyzers.values.texts import masked, sliced
from analyzers.values.value import Items, Text, Value, Values


def basename(path: Text) -> Value | None:
    """What stands behind the last slash."""
    return sliced(path, _name(path), len(path.text))


def dirname(path: Text) -> Value | None:
    """What stands before the last slash; None where a further one may be in a part that is not known."""
    start = _name(path)
    end = len(path.text[:start].rstrip("/")) or start
    return None if has_hole(path.text[start:]) else sliced(path, 0, end)


def splitext(path: Text) -> Value | None:
    """The path and its ending; None where that may begin in a part that is not known."""
    name, dot = _name(path), masked(path).rfind(".")
    end = dot if path.text[name : max(name, dot)].strip(".") else len(path.text)
    if has_hole(path.text[end:] or path.text[name:]):
        return None
    return Items(((sliced(path, 0, end),), (sliced(path, end, len(path.text)),)))


def each(values: Values, change: Callable[[Text], Value | None]) -> Values | None:
    """What a function gives of each of some paths; None where it does not know one."""
    found = [change(value) if isinstance(value, Text) else None for value in values]
    return tuple(value for value in found if value is not None) if None not in found else None


def _name(path: Text) -> int:
    return masked(path).rfind("/") + 1
