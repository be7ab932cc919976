"""Strings in SQL that name assets: literals, what `||` joins to them, and parameters with a default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlglot import exp
from sqlglot.tokenizer_core import Token

from analyzers.asset import SPELLINGS, InvalidURI, parse
from analyzers.facts import Access, Code
from analyzers.hole import as_path, has_hole, hole
from analyzers.sql.ledger import Ledger, Use
from analyzers.sql.lexing import unmask

UNKNOWN_FILE = "the file that is used here is only known when the code runs"
TEXTS = frozenset({exp.RawString, exp.National, exp.Heredoc})
_SCHEMES = tuple(SPELLINGS)

TEXT_TESTS: frozenset[type[exp.Expr]] = frozenset({
    exp.Like, exp.ILike, exp.SimilarTo, exp.Glob, exp.RegexpLike, exp.RegexpILike, exp.RegexpFullMatch, exp.Contains,
    exp.RegexpReplace, exp.RegexpExtract, exp.RegexpSplit, exp.StartsWith, exp.EndsWith, exp.Split, exp.SplitPart,
    exp.Replace, exp.Trim, exp.StrPosition,
})  # fmt: skip
"""What looks into a string: an operand of it is a piece of a name, no name."""

_TEXT_FUNCTIONS = frozenset({"prefix", "suffix", "ltrim", "rtrim", "string_split", "str_split", "split"})


def is_uri(text: str) -> bool:
    """Whether a text begins as the URI of an asset does."""
    return text.startswith(_SCHEMES)


def is_string(node: exp.Expr) -> bool:
    return node.is_string if isinstance(node, exp.Literal) else type(node) in TEXTS


def is_text_function(node: exp.Expr) -> bool:
    """The same for functions that the grammar has no type for."""
    return node.name.lower() in _TEXT_FUNCTIONS


def fold(node: exp.Expr, parameters: Mapping[str, str]) -> str | None:
    """The text of an expression, its unknown parts as holes; None where it is no string."""
    if is_string(node):
        return unmask(node.name)
    if isinstance(node, (exp.Paren, exp.Cast)):
        return fold(node.this, parameters)
    if isinstance(node, (exp.Placeholder, exp.Parameter)):
        return parameters.get(node.name.lower())
    if isinstance(node, exp.Anonymous) and node.name.lower() == "getvariable" and node.expressions:
        return parameters.get(node.expressions[0].name.lower())
    if not isinstance(node, (exp.DPipe, exp.Concat, exp.Add)):
        return None
    parts = list(operands(node))
    texts = [fold(part, parameters) for part in parts]
    if all(text is None for text in texts):
        return None
    pairs = zip(parts, texts, strict=True)
    return "".join(hole(_spelling(part)) if text is None else text for part, text in pairs)


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
    return node.name if isinstance(node, (exp.Placeholder, exp.Parameter)) else ""


def place(node: exp.Expr) -> tuple[int, int]:
    """The stretch of the text that an expression covers, of a string or a quoted URI what stands between the quotes."""
    start, end = node.meta.get("start"), node.meta.get("end")
    if start is None or end is None:
        inner = [place(part) for part in node.walk() if "start" in part.meta]
        return (min(first for first, _ in inner), max(last for _, last in inner)) if inner else (0, 0)
    width = len(node.name)
    is_quoted = is_string(node) or is_uri(node.name)
    if not is_quoted:
        return start, end + 1
    edge = max(1, (end + 1 - start - width) // 2) if isinstance(node, exp.RawString) else 1
    return start + edge, end + 1 - edge


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
