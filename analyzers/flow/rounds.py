"""The rounds of a loop whose elements the flow itself gives, and what an expression is worth in each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tree_sitter import Node

from analyzers.context import Each
from analyzers.flow.expression import parsed, quasi, string, template, written
from analyzers.hole import OPEN, hole

_ITERATED = re.compile(
    r"\s*flow_input\??\.iter\??\.(?P<part>value|index)(?P<way>(?:\??\.\w+|\[\d+\]|\[\"\w+\"\]|\['\w+'\])*)\s*;?\s*"
)
_STEP = re.compile(r"\w+")
_HOLE = re.compile(r"\$\{([^{}]*)\}")
_NUMBERS = frozenset({"true", "false", "null", "number"})
_UNKNOWN = object()
_DEPTH = 32  # an author's list nests a tenth of this


def elements(iterator: Any, most: int) -> tuple[Any, ...] | None:
    """The elements of an iterator that is a list of the flow; None where they are not known, or more than ``most``."""
    if not isinstance(iterator, Mapping):
        return None
    value = iterator.get("value")
    if iterator.get("type") != "static":
        text = iterator.get("expr")
        value = literal(text) if isinstance(text, str) else None
    return tuple(value) if isinstance(value, list) and 0 < len(value) <= most else None


def literal(expression: str) -> Any:
    """What an expression is worth that is only literals; None where it is more."""
    nodes = parsed(f"({expression.strip().rstrip(';')})").named_children
    inner = nodes[0].named_children if len(nodes) == 1 and nodes[0].type == "expression_statement" else []
    value = _literal(inner[0], 0) if len(inner) == 1 else _UNKNOWN
    return None if value is _UNKNOWN else value


def each(expression: str, loop: str, rounds: tuple[Any, ...]) -> Each | None:
    """What an expression that takes the element of a loop is worth in each round; None where that is not known."""
    whole = _ITERATED.fullmatch(expression)
    if whole is not None:
        found = tuple(_taken(whole, value, index) for index, value in enumerate(rounds))
        return None if _UNKNOWN in found else Each(found, loop)
    if "iter" not in expression or template(expression) is None:
        return None
    inner = quasi(expression)
    return Each(tuple(_filled(inner, value, index) for index, value in enumerate(rounds)), loop)


def _taken(part: re.Match[str], value: Any, index: int) -> Any:
    if part["part"] == "index":
        return index if not part["way"] else _UNKNOWN
    for step in _STEP.findall(part["way"]):
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return _UNKNOWN
    return value


def _filled(text: str, value: Any, index: int) -> str:
    def filled(match: re.Match[str]) -> str:
        whole = _ITERATED.fullmatch(match[1])
        known = _taken(whole, value, index) if whole else _UNKNOWN
        is_plain = isinstance(known, str | int) and not isinstance(known, bool)
        return str(known) if is_plain else hole(match[1])

    return _HOLE.sub(filled, text)


def _literal(node: Node, depth: int) -> Any:
    kind, inner = node.type, node.named_children
    if depth > _DEPTH:
        return _UNKNOWN
    if kind in ("parenthesized_expression", "as_expression", "satisfies_expression") and inner:
        return _literal(inner[0], depth + 1)
    if kind in ("string", "template_string"):
        text = string(written(node))
        return _UNKNOWN if text is None or OPEN in text else text
    if kind in _NUMBERS:
        return _number(written(node))
    if kind == "array":
        items = [_literal(item, depth + 1) for item in inner]
        return _UNKNOWN if _UNKNOWN in items else items
    if kind != "object":
        return _UNKNOWN
    rows = {_key(pair): _literal(pair.named_children[-1], depth + 1) for pair in inner if pair.type == "pair"}
    return _UNKNOWN if len(rows) < len(inner) or None in rows or _UNKNOWN in rows.values() else rows


def _key(pair: Node) -> str | None:
    key = pair.named_children[0]
    return written(key) if key.type == "property_identifier" else string(written(key))


def _number(text: str) -> Any:
    named: dict[str, Any] = {"true": True, "false": False, "null": None}
    if text in named:
        return named[text]
    return int(text) if text.isdecimal() else _UNKNOWN
