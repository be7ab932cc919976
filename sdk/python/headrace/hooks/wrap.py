"""Replaces functions by wrappers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from headrace.record import Access, guarded, record, telling

Touched = Iterable[tuple[str, Access]]
_MARK = "__headrace__"


def replace(owner: Any, name: str, around: Callable[[Callable[..., Any]], Callable[..., Any]]) -> None:
    """Replaces ``owner.name`` by ``around(owner.name)``, once; does nothing if there is no such attribute."""
    original = getattr(owner, name, None)
    if original is None or hasattr(original, _MARK):
        return
    made = wraps(original)(around(original))
    setattr(made, _MARK, True)
    setattr(owner, name, made)


def tell(owner: Any, name: str, touched: Callable[[tuple[Any, ...], Mapping[str, Any]], Touched]) -> None:
    """Records what a function accesses, according to its arguments, whenever it returns. The same accesses by functions
    that it calls are not recorded again."""
    what = f"{getattr(owner, '__name__', owner)}.{name}"

    def around(original: Callable[..., Any]) -> Callable[..., Any]:
        def hooked(*args: Any, **kwargs: Any) -> Any:
            found: list[tuple[str, Access]] = []
            guarded(what, lambda: found.extend(touched(args, kwargs)))
            if not found:
                return original(*args, **kwargs)
            with telling(uri for uri, _ in found):
                result = original(*args, **kwargs)
            guarded(what, lambda: _record(found))
            return result

        return hooked

    replace(owner, name, around)


def _record(found: Touched) -> None:
    for uri, access in found:
        record(uri, access)


def argument(args: tuple[Any, ...], kwargs: Mapping[str, Any], position: int, keyword: str, default: Any = None) -> Any:
    """An argument of a call, by position or keyword."""
    return args[position] if len(args) > position else kwargs.get(keyword, default)


def locations(value: Any) -> Iterable[str]:
    """The S3 URIs in an argument that is one location or several."""
    if isinstance(value, str):
        return (value,) if value.startswith("s3://") else ()
    if isinstance(value, (list, tuple)):
        return tuple(uri for item in value for uri in locations(item))
    return ()
