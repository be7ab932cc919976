"""Where a reference stands: the literal that gives it, else the expression that folds to it; and what it rests on."""

from __future__ import annotations

from analyzers.facts import Code
from analyzers.findings import Findings
from analyzers.values.frame import Operand
from analyzers.values.value import Text, Value, defaults_of

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


def tell_defaults(operand: Operand, *parts: Value) -> None:
    """Says of the parts of an asset's name, or of SQL, which of them a run may give otherwise."""
    for name in (name for part in parts for name in defaults_of(part)):
        source, node = operand.source.program.defaults[name]
        message = f"the default of '{name}' is assumed; a run may pass another value"
        source.found.report(Code.DEFAULT_VALUE, message, node.start_byte, node.end_byte)


def _is_around(operand: Operand, start: int, end: int) -> bool:
    """Whether both ends stand in the argument itself, and so all that is between them."""
    return operand.node.start_byte <= start and end <= operand.node.end_byte
