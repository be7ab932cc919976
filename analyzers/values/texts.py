"""Operations on texts with unknown parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod

from analyzers.hole import HOLE, has_hole, hole
from analyzers.values.value import (
    Bound,
    Constant,
    Items,
    Piece,
    Text,
    Turns,
    Unknown,
    Value,
    Values,
    first_resource,
    is_in_turns,
    is_none,
    is_unknown,
    resource_of,
    turns_of,
)

_LONGEST = 200_000  # characters of a folded text; a reference or a query is a hundredth of it
_PIECES = 1_000  # verbatim stretches of a folded text whose places are kept


def as_text(value: Value, written: str) -> Text:
    """The value as a part of a text; one that is not known is a hole named as it is written."""
    match value:
        case Text():
            return value
        case Constant(known) if known is not None:
            return Text(str(known), defaults=value.defaults, turns=value.turns)
        case Unknown(name):
            return Text(hole(name), (), value.resource, turns=value.turns)
        case Bound(Unknown(owner), name) if written == "_":
            return Text(hole(f"{owner}.{name}"), (), resource_of(value))
    return Text(hole(written), (), resource_of(value), turns=turns_of(value))


def shown(value: Value, spec: str, written: str) -> Text:
    """The value as a part of a text, as a format specification shows it."""
    text = as_text(value, written)
    if not isinstance(value, Text | Constant) or is_none(value) or has_hole(text.text):
        return text
    try:
        shape = format(value.text if isinstance(value, Text) else value.value, spec)
        return Text(shape, defaults=value.defaults, turns=turns_of(value))
    except (TypeError, ValueError):
        return Text(hole(written), turns=turns_of(value))


def concatenated(texts: Iterable[Text]) -> Text:
    """One text after another, each piece still knowing where it stands. What becomes too long is not known."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    resource = ""
    defaults: tuple[str, ...] = ()
    turns: Turns = ()
    for text in texts:
        for piece in text.pieces:
            pieces.append(Piece(piece.offset + length, piece.length, piece.start, piece.path) if length else piece)
        parts.append(text.text)
        length += len(text.text)
        if length > _LONGEST:
            return Text(hole("_"))
        if text.resource:
            resource = first_resource((resource, text.resource))
        if text.defaults:
            defaults = tuple(dict.fromkeys(defaults + text.defaults))
        if text.turns:
            turns = tuple(dict.fromkeys(turns + text.turns))
    return Text("".join(parts), tuple(pieces) if len(pieces) <= _PIECES else (), resource, defaults, turns)


def sliced(text: Text, start: int, end: int) -> Text:
    """The characters from ``start`` to ``end``."""
    pieces = []
    for piece in text.pieces:
        first, last = max(piece.offset, start), min(piece.offset + piece.length, end)
        if first < last:
            before = text.text[piece.offset : first].encode()
            pieces.append(Piece(first - start, last - first, piece.start + len(before), piece.path))
    return Text(text.text[start:end], tuple(pieces), text.resource, text.defaults, text.turns)


def cut(value: Value, start: int | None, end: int | None) -> Value | None:
    """A stretch of a list or a text, as far as what is left out of it is known; None where it is not."""
    if isinstance(value, Items) and value.complete:
        return Items(value.items[start:end])
    if not isinstance(value, Text):
        return None
    is_counted_from_left = (start or 0) >= 0 and end is None
    if has_hole(value.text[:start] if is_counted_from_left else value.text):
        return None
    first, last, _ = slice(start, end).indices(len(value.text))
    return sliced(value, first, max(first, last))


def combinations(alternatives: Sequence[Values], limit: int) -> Iterator[tuple[Value, ...]] | None:
    """Every choice of one value each that can be had together; None where there are more than the limit."""
    if any(turns_of(value) for values in alternatives if len(values) > 1 for value in values):
        return _in_turns(alternatives, limit)
    if prod(len(values) for values in alternatives) > limit:
        return None
    return product(*alternatives)


def _in_turns(alternatives: Sequence[Values], limit: int) -> Iterator[tuple[Value, ...]] | None:
    """The same of values that belong to turns of loops."""
    rows: list[tuple[tuple[Value, ...], dict[int, int]]] = [((), {})]
    for values in alternatives:
        rows = [
            ((*row, value), {**known, **dict(turns_of(value))})
            for row, known in rows
            for value in values
            if is_in_turns(value, known)
        ]
        if len(rows) > limit:
            return None
    return iter([row for row, _ in rows])


def bounded(alternatives: Sequence[Values], written: Sequence[str], limit: int) -> Iterator[tuple[Value, ...]]:
    """Every choice of one value each; where there are more than the limit, what has a choice is not known."""
    rows = combinations(alternatives, limit)
    if rows is not None:
        return rows
    single = [
        values if len(values) == 1 else (Unknown(name),) for values, name in zip(alternatives, written, strict=True)
    ]
    return product(*single)


def spoken(values: Values) -> Values:
    """The values that may become parts of a text: code that may have None there guards against it."""
    return tuple(value for value in values if not is_none(value)) or values


def joined_texts(alternatives: Sequence[Values], written: Sequence[str], limit: int) -> Values | None:
    """All texts that the parts can make together; None where one is too long."""
    rows = bounded(list(map(spoken, alternatives)), written, limit)
    texts = [concatenated(as_text(value, name) for value, name in zip(row, written, strict=True)) for row in rows]
    if any(len(text.text) > _LONGEST for text in texts):
        return None
    return tuple(dict.fromkeys(texts)) if len(texts) > 1 else tuple(texts)


def stripped(text: Text, characters: str | None, *, left: bool = True, right: bool = True) -> Text:
    """Without characters at its ends; holes stay."""
    start = len(text.text) - len(text.text.lstrip(characters)) if left else 0
    end = len(text.text.rstrip(characters)) if right else len(text.text)
    return sliced(text, start, max(start, end))


def masked(text: Text) -> str:
    """A text of the same length that has nothing of what the names of its unknown parts say."""
    return HOLE.sub(lambda match: "\0" * len(match[0]), text.text)


def parted(text: Text, separator: str, most: int, from_right: bool) -> Items:
    """What stands between separators, of which there are ``most`` at most unless that is negative. An unknown part may
    have further ones: from there on what follows is not known."""
    rows = (masked(text).rsplit if from_right else masked(text).split)(separator, most)
    parts: list[Values] = []
    at = 0
    for row in rows:
        parts.append((sliced(text, at, at + len(row)),))
        at += len(row) + len(separator)
    open_ = [index for index, row in enumerate(rows) if "\0" in row]
    last = 0 if from_right else len(rows) - 1
    if not open_ or (open_ == [last] and len(rows) - 1 == most):
        return Items(tuple(parts))
    return Items((*(() if from_right else parts[: open_[0]]), (Unknown("_"),)), False)


def replaced(text: Text, old: str, new: Text) -> Text:
    """With every ``old`` in the known parts replaced."""
    if not old:
        return text
    parts: list[Text] = []
    at = 0
    while (found := text.text.find(old, at)) >= 0:
        parts += [sliced(text, at, found), new]
        at = found + len(old)
    return concatenated((*parts, sliced(text, at, len(text.text))))


def mapped(text: Text, change: str) -> Text:
    """With a method of ``str`` that takes no argument applied to the known parts."""
    known = HOLE.split(text.text)
    parts = [hole(part) if index % 2 else getattr(part, change)() for index, part in enumerate(known)]
    return Text("".join(parts), (), text.resource, text.defaults, text.turns)


def strings(items: Items) -> list[Values]:
    """The items of a list; those that are not known of an incomplete one are one more unknown, if none stands there.
    One that is not ordered is not known as a whole."""
    if not items.ordered:
        return [(Unknown("_"),)]
    has_all = items.complete or any(map(is_unknown, items.items))
    return [*items.items, *(() if has_all else ((Unknown("_"),),))]
