"""Where a reference stands: the literal that gives it, else the expression that folds to it."""

from __future__ import annotations

from analyzers.findings import Findings
from analyzers.values.frame import Operand
from analyzers.values.value import Text

Place = tuple[Findings, int, int]
"""A collector and the bytes in its file."""


def place_of(operand: Operand, text: Text | None = None) -> Place:
    """Where the text that an argument gives is written: verbatim in one piece, or as the whole argument."""
    source = operand.source
    if text is not None and len(text.pieces) == 1:
        piece = text.pieces[0]
        if piece.offset == 0 and piece.length == len(text.text):
            found = source.program.found(piece.path)
            return found, piece.start, piece.start + len(text.text.encode())
    return (source.found, *source.grammar.content(operand.node))


def within(operand: Operand, text: Text, start: int, end: int) -> Place:
    """Where the characters from ``start`` to ``end`` of a text stand, as exactly as it is known."""
    first = next((piece for piece in text.pieces if piece.offset <= start < piece.offset + piece.length), None)
    last = next((piece for piece in text.pieces if piece.offset < end <= piece.offset + piece.length), None)
    if first is not None and last is not None and first.path == last.path:
        begin = first.start + len(text.text[first.offset : start].encode())
        finish = last.start + len(text.text[last.offset : end].encode())
        if begin < finish and (first is last or _is_around(operand, begin, finish)):
            return operand.source.program.found(first.path), begin, finish
    return (operand.source.found, *operand.source.grammar.content(operand.node))


def _is_around(operand: Operand, start: int, end: int) -> bool:
    """Whether both ends stand in the argument itself, and so all that is between them."""
    return operand.node.start_byte <= start and end <= operand.node.end_byte
