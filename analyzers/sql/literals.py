"""Strings in SQL that name assets: literals, what `||` joins to them, and parameters with a default."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sqlglot import exp
from sqlglot.tokenizer_core import Token

from analyzers.asset import SPELLINGS, InvalidURI, parse
from analyzers.facts import Access, Code
from analyzers.hole import as_path, has_hole, hole
from analyzers.sql.ledger import Ledger, Use
from analyzers.sql.lexing import unmask

UNKNOWN_FILE = "the file that is used here is only known when the code runs"
TEXTS = frozenset({exp.RawString, exp.National, exp.Heredoc, exp.ByteString, exp.UnicodeString})

_SCHEMES = tuple(SPELLINGS)

TEXT_TESTS: frozenset[type[exp.Expr]] = frozenset({
    exp.Like, exp.ILike, exp.SimilarTo, exp.Glob, exp.RegexpLike, exp.RegexpILike, exp.RegexpFullMatch, exp.Contains,
    exp.RegexpReplace, exp.RegexpExtract, exp.RegexpSplit, exp.StartsWith, exp.EndsWith, exp.Split, exp.SplitPart,
    exp.Replace, exp.Trim, exp.StrPosition,
})  # fmt: skip
"""What looks into a string: an operand of it is a piece of a name, no name."""

_FORMATS = frozenset({"format", "printf"})
_BRACES = re.compile(r"\{[^{}]*\}")
_PERCENTS = re.compile(r"%%|%(?:(?P<place>\d+)\$)?[-+0-9.]*(?P<kind>[a-zA-Z])")
_TEXT_QUOTING = frozenset({"quote_literal", "quote_nullable"})
_QUOTING = _TEXT_QUOTING | {"quotename", "quote_ident"}
_TEXT_FUNCTIONS = frozenset({"prefix", "suffix", "ltrim", "rtrim", "string_split", "str_split", "split"})


def is_uri(text: str) -> bool:
    """Whether a text begins as the URI of an asset does."""
    return text.startswith(_SCHEMES)


def is_string(node: exp.Expr) -> bool:
    if isinstance(node, exp.Literal):
        return node.is_string
    return type(node) in TEXTS and not node.args.get("is_bytes")


def is_text_function(node: exp.Expr) -> bool:
    """The same for functions that the grammar has no type for."""
    return node.name.lower() in _TEXT_FUNCTIONS


def fold(node: exp.Expr, parameters: Mapping[str, str]) -> str | None:
    """The text of an expression, its unknown parts as holes; None where it is no string."""
    if is_string(node):
        return unmask(node.name)
    if isinstance(node, exp.Literal):
        return None
    if isinstance(node, (exp.Paren, exp.Cast)):
        return fold(node.this, parameters)
    if isinstance(node, (exp.Placeholder, exp.Parameter)):
        return parameters.get(node.name.lower())
    if isinstance(node, exp.Anonymous) and node.name.lower() == "getvariable" and node.expressions:
        return parameters.get(node.expressions[0].name.lower())
    if is_formatted(node):
        return _formatted(node, parameters)
    if _is_quoting(node):
        text = fold(node.expressions[0], parameters)
        return text if text is None or node.name.lower() not in _TEXT_QUOTING else f"'{text}'"
    if not isinstance(node, (exp.DPipe, exp.Concat, exp.Add)):
        return None
    parts = list(operands(node))
    texts = [fold(part, parameters) for part in parts]
    if all(text is None for text in texts):
        return None
    pairs = zip(parts, texts, strict=True)
    return "".join(hole(_spelling(part)) if text is None else text for part, text in pairs)


def is_formatted(node: exp.Expr) -> bool:
    """Whether it is a call of `format` or `printf`."""
    return isinstance(node, exp.Format) or (isinstance(node, exp.Anonymous) and node.name.lower() in _FORMATS)


def _formatted(node: exp.Expr, parameters: Mapping[str, str]) -> str | None:
    arguments = node.expressions if isinstance(node, exp.Anonymous) else [node.this, *node.expressions]
    template = fold(arguments[0], parameters) if arguments else None
    if template is None:
        return None
    values = dict(enumerate(arguments[1:], 1))
    following = iter(values.values())

    def filled(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        said = match.groupdict()
        value = values.get(int(said["place"])) if said.get("place") else next(following, None)
        text = fold(value, parameters) if value is not None else None
        if text is None:
            return hole(_spelling(value) if value is not None else "")
        return f"'{text}'" if said.get("kind") == "L" else text

    return (_PERCENTS if _PERCENTS.search(template) else _BRACES).sub(filled, template)


def _is_quoting(node: exp.Expr) -> bool:
    """Whether it is a call that quotes a name or a text for another statement."""
    return isinstance(node, exp.Anonymous) and node.name.lower() in _QUOTING and bool(node.expressions)


def operands(node: exp.Expr) -> Iterator[exp.Expr]:
    """What a concatenation joins, from left to right."""
    stack = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, exp.Concat):
            stack.extend(reversed(part.expressions))
        elif isinstance(part, (exp.DPipe, exp.Add)):
            stack += [part.expression, part.this]
        elif isinstance(part, exp.Coalesce) and not part.expressions:
            stack.append(part.this)
        else:
            yield part


def _spelling(node: exp.Expr) -> str:
    """How the code writes an unknown part: a column or parameter by its name, anything else namelessly."""
    if isinstance(node, exp.Column):
        return ".".join(unmask(part.name) for part in node.parts)
    if _is_quoting(node):
        return _spelling(node.expressions[0])
    return node.name if isinstance(node, (exp.Placeholder, exp.Parameter)) else ""


def place(node: exp.Expr) -> tuple[int, int]:
    """The stretch of the text that an expression covers, of a string or a quoted URI what stands between the quotes."""
    meta = node.meta
    if "start" not in meta or node.args.get("expressions"):
        inner = [part.meta for part in node.walk() if "start" in part.meta]
        return (min(each["start"] for each in inner), max(each["end"] for each in inner) + 1) if inner else (0, 0)
    start, end = meta["start"], meta["end"] + 1
    if not (is_string(node) or is_uri(node.name)):
        return start, end
    edge = max(1, (end - start - len(node.name)) // 2) if isinstance(node, exp.RawString) else 1
    return start + edge, end - edge


def inside(token: Token) -> tuple[int, int]:
    """The stretch between the quotes of a string."""
    return token.start + 1, token.end


def mention(ledger: Ledger, text: str, start: int, end: int) -> None:
    """Notes a string that is a value: where it is an asset's URI, what is done with the asset is not known."""
    if is_uri(text) and not any(sign.isspace() for sign in text):
        try:
            ledger.use(parse(as_path(text)), Access.UNKNOWN, start, end, "uri-literal")
        except InvalidURI:
            return


def location(ledger: Ledger, text: str, access: Access, start: int, end: int) -> Use | None:
    """Notes a string that names a file to read or write; None where it names none of the workspace's."""
    if has_hole(text[:1]):
        ledger.report(Code.UNKNOWN_VALUE, UNKNOWN_FILE, start, end)
    elif is_uri(text):
        try:
            return ledger.use(parse(as_path(text)), access, start, end, "sql-file")
        except InvalidURI as error:
            ledger.report(Code.INVALID_URI, str(error), start, end)
    return None
