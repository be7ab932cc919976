"""Lines that a grammar cannot parse, closed or left out so that the code around them is read as it is meant.

A parser that tolerates errors takes what follows an unfinished line for a part of it. Closing a line, or leaving it
out, and parsing again shows whether it was that line: what the errors cover becomes less. A line that spoils nothing
but itself stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from analyzers.values.tree import Tree

Line = tuple[int, int]
"""Where a line begins and ends, in bytes."""
Lines = tuple[Line, ...]

_BYTES = 300_000  # that are parsed again at most, all tries together: some dozens of a person's script
_HEAD = b"if 1:"
"""A statement that has a block."""
_INK = re.compile(rb"[^\r\n]")


def mended(tree: Tree, has_blocks: bool) -> tuple[Tree, Lines] | None:
    """The tree without what breaks it, each offset kept, and the lines that were left out; None where nothing is
    gained. ``has_blocks`` tells that an indented block needs a statement above it."""
    if not tree.root.has_error:
        return None
    best, lines, passed, left = tree, list[Line](), 0, _BYTES
    errors = _errors(tree.root)
    while passed < len(errors):
        tries: list[tuple[int, Line | None, Tree]] = []
        for line, text in _variants(best, errors[passed], has_blocks):
            left -= len(text)
            if left < 0:
                break
            other = type(tree)(tree.text, tree.parser, text)
            tries.append((_cost(_errors(other.root)), line, other))
        least = min(tries, key=lambda row: row[0], default=None)
        if least is None or least[0] >= _cost(errors):
            passed += 1
            continue
        _, out, best = least
        lines += [out] if out is not None else []
        errors = _errors(best.root)
    is_better = 2 * _cost(errors) <= _cost(_errors(tree.root))  # else there is more wrong than was mended
    return (best, tuple(sorted(lines))) if best is not tree and is_better else None


def is_within(lines: Lines, place: int) -> bool:
    """Whether a byte is in one of some lines."""
    return any(begin <= place < end for begin, end in lines)


def _errors(root: Node) -> list[Node]:
    """The outermost nodes that are wrong, in order: what could not be read, what is missing, and what misses a token
    that is no node."""
    found, stack = [], [root]
    while stack:
        node = stack.pop()
        broken = [child for child in reversed(node.children) if child.has_error or child.is_missing]
        if node.is_error or node.is_missing or (node.has_error and not broken):
            found.append(node)
        elif node.has_error:
            stack += broken
    return found


def _cost(errors: list[Node]) -> int:
    """How much of a text its errors cover."""
    return sum(1 + (node.end_byte - node.start_byte if node.is_error else 0) for node in errors)


def _suspects(tree: Tree, error: Node) -> Iterator[Line]:
    """The lines that may be what is wrong: where an error and the errors in it begin and end, the line before, and
    where a text begins that goes on to the error."""
    places = [place for node in (error, *_inner(error)) for place in (node.start_byte, max(0, node.end_byte - 1))]
    if not error.is_error and not error.is_missing:
        children = error.children
        rows = pairwise(children)
        places = [left.start_byte for left, right in rows if left.end_point[0] == right.start_point[0]]
    before = tree.at(max(0, error.start_byte - 1), error.start_byte)
    places += [node.start_byte for node in (before, *tree.ancestors(before)) if "string" in node.type]
    above = tree.data.rfind(b"\n", 0, error.start_byte)
    places.append(len(tree.data[: max(0, above)].rstrip()))
    seen: set[Line] = set()
    for place in places:
        begin = tree.data.rfind(b"\n", 0, place) + 1
        end = tree.data.find(b"\n", place)
        end = end if end >= 0 else len(tree.data)
        for line in ((begin, end), (begin, _through(tree, end))):
            spoils_itself = error.is_error and begin <= error.start_byte and error.end_byte <= end
            if line not in seen and not spoils_itself and tree.data[begin:end].strip():
                seen.add(line)
                yield line


def _through(tree: Tree, end: int) -> int:
    """The end of a line, or of that on which a string ends that goes on beyond it."""
    node = tree.at(end, end)
    text = next((above for above in (node, *tree.ancestors(node)) if above.type in ("string", "template_string")), None)
    if text is None or text.start_byte >= end or text.end_byte <= end or text.end_byte >= len(tree.data):
        return end
    last = tree.data.find(b"\n", text.end_byte)
    return last if last >= 0 else len(tree.data)


def _inner(error: Node) -> list[Node]:
    """The first errors within an error, each within the one before."""
    found = [child for child in error.children if child.is_error or child.is_missing]
    return found[:2]


def _variants(tree: Tree, error: Node, has_blocks: bool) -> Iterator[tuple[Line | None, bytes]]:
    """The texts that may be better, each with the line that is left out of it."""
    lines = list(_suspects(tree, error))
    for line in lines:
        closed = _closed(tree.data, line)
        if closed is not None:
            yield None, closed
    for line in lines:
        for text in _without(tree.data, line, has_blocks):
            yield line, text


def _closed(data: bytes, line: Line) -> bytes | None:
    """A text with a line's brackets and quotes closed, in the blanks that follow; None where there is no room."""
    begin, end = line
    written = data[begin:end].rstrip().removesuffix(b";")
    closing = _closing(written)
    at = begin + len(written)
    below = data[at:].removeprefix(b";")
    room = len(data) - at - len(below.lstrip())
    if closing is None or not closing:
        return None
    if len(closing) < room or not below.strip():
        closing += b";"
    elif len(closing) > end - at:
        return None
    return data[:at] + closing + data[at + len(closing) :]


def _closing(written: bytes) -> bytes | None:
    """What closes the brackets and the quotes of a line; None where a bracket is wrong or a comment follows."""
    closing, at = b"", 0
    while at < len(written):
        sign = written[at : at + 1]
        if sign in b"'\"`":
            quote = written[at : at + 3] if written[at : at + 3] == sign * 3 else sign
            end = written.find(quote, at + len(quote))
            if end < 0:
                return None if len(quote) == 3 else quote + closing
            at = end + len(quote)
            continue
        if sign == b"#" or written[at : at + 2] == b"//":
            return None
        if sign in b"([{":
            closing = b")]}"[b"([{".index(sign) :][:1] + closing
        elif sign in b")]}":
            if not closing.startswith(sign):
                return None
            closing = closing[1:]
        at += 1
    return closing


def _without(data: bytes, line: Line, has_blocks: bool) -> Iterator[bytes]:
    """A text without a line: as what a block hangs on, with the brace that it leaves open or closes, or as blanks."""
    begin, end = line
    written = data[begin:end]
    body = written.lstrip()
    opened = written.count(b"{") - written.count(b"}")
    if has_blocks:
        indent = len(written) - len(body)
        below = data[end:].lstrip(b"\r\n")
        if len(below) - len(below.lstrip(b" \t")) > indent and len(body) >= len(_HEAD):
            yield data[:begin] + written[:indent] + _HEAD + _blank(body[len(_HEAD) :]) + data[end:]
    elif opened:
        at = written.rfind(b"{") if opened > 0 else written.find(b"}")
        brace = _blank(written[:at]) + written[at : at + 1] + _blank(written[at + 1 :])
        yield data[:begin] + brace + data[end:]
    yield data[:begin] + _blank(written) + data[end:]


def _blank(data: bytes) -> bytes:
    return _INK.sub(b" ", data)
