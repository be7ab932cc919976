"""Calls in Python that call the function that they are handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers.python.lower import arguments, field
from analyzers.values.expression import Argument, Spread
from analyzers.values.grammar import Handed

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.tree import Tree


@dataclass(frozen=True, slots=True)
class _Hander:
    """Where a call takes the function: ``at`` a position or under a ``keyword``. It is called with the arguments behind
    it, with ``each`` element of them (the element's own, where ``rows``), or with what ``packed`` names: a list of its
    positional arguments from a position on or under a keyword, and a mapping of the others behind it."""

    at: int = 0
    keyword: str = ""
    each: bool = False
    rows: bool = False
    packed: tuple[int, str, str] | None = None


_HANDERS = {
    **dict.fromkeys(("map", "imap", "imap_unordered"), _Hander(each=True)),
    **dict.fromkeys(("starmap", "starmap_async"), _Hander(each=True, rows=True)),
    **dict.fromkeys(("submit", "to_thread", "run_sync", "run_in_threadpool", "call_soon"), _Hander()),
    "run_in_executor": _Hander(1),
    "apply_async": _Hander(packed=(1, "args", "kwds")),
    **dict.fromkeys(("Thread", "Process"), _Hander(1, "target", packed=(3, "args", "kwargs"))),
    "Timer": _Hander(1, "function", packed=(2, "args", "kwargs")),
}
"""By the name of what is called."""


def handed(tree: Tree, function: Node) -> Handed | None:
    """The call that a function is handed to, where that calls it with what it is given besides."""
    above = tree.parent(function)
    if above is not None and above.type == "keyword_argument":
        above = tree.parent(above)
    call = tree.parent(above) if above is not None and above.type == "argument_list" else None
    if above is None or call is None or call.type != "call":
        return None
    callee = field(call, "function")
    hander = _HANDERS.get(tree.written(field(callee, "attribute") if callee.type == "attribute" else callee))
    if hander is None:
        return None
    given = tuple(arguments(tree, above))
    at = next((at for at, row in enumerate(given) if row.node == function), -1)
    if at < 0 or (given[at].keyword != hander.keyword if given[at].keyword else at != hander.at):
        return None
    if hander.packed is not None:
        return Handed(call, tuple(_unpacked(given, *hander.packed)), False)
    rest = given[at + 1 :]
    if hander.each and (not rest or any(row.keyword or row.spread is not Spread.NONE for row in rest)):
        return None
    return Handed(
        call, tuple(Argument(row.node, spread=Spread.ITEMS) for row in rest) if hander.rows else rest, hander.each
    )


def _unpacked(given: tuple[Argument, ...], at: int, *keywords: str) -> list[Argument]:
    found: list[Argument] = []
    for place, (keyword, spread) in enumerate(zip(keywords, (Spread.ITEMS, Spread.ENTRIES), strict=True), at):
        for position, row in enumerate(given):
            if row.keyword == keyword if row.keyword else position == place:
                found.append(Argument(row.node, spread=spread))
    return found
