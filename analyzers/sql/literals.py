"""Strings in SQL that name assets: literals, what `||` joins to them, and parameters with a default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlglot import exp
from sqlglot.tokens import Token

from analyzers.asset import Asset, InvalidURI, parse
from analyzers.facts import Access, Code
from analyzers.hole import as_path, has_hole, hole
from analyzers.sql.ledger import Ledger, Use
from analyzers.sql.lexing import unmask

_TEXT_TESTS: tuple[type[exp.Expr], ...] = (
    exp.Like,
    exp.ILike,
    exp.SimilarTo,
    exp.Glob,
    exp.RegexpLike,
    exp.RegexpILike,
    exp.RegexpFullMatch,
    exp.RegexpReplace,
    exp.RegexpExtract,
    exp.RegexpSplit,
    exp.StartsWith,
    exp.EndsWith,
    exp.Split,
    exp.SplitPart,
    exp.Replace,
    exp.Trim,
    exp.StrPosition,
    exp.Contains,
)
"""What looks into a string: an operand of it is a piece of a name, no name."""

_TEXT_FUNCTIONS = frozenset({"prefix", "suffix", "ltrim", "rtrim", "string_split", "str_split", "strip_prefix"})


def is_text_test(node: exp.Expr) -> bool:
    """Whether the strings in this expression are pieces of names."""
    return isinstance(node, _TEXT_TESTS) or (isinstance(node, exp.Anonymous) and node.name.lower() in _TEXT_FUNCTIONS)


def fold(node: exp.Expr | None, parameters: Mapping[str, str]) -> str | None:
    """The text of an expression, its unknown parts as holes; None where it is no string."""
    if isinstance(node, exp.Literal):
        return unmask(node.name) if node.is_string else None
    if isinstance(node, (exp.Paren, exp.Cast)):
        return fold(node.this, parameters)
    if isinstance(node, (exp.Placeholder, exp.Parameter)):
        return parameters.get(node.name.lower())
    if isinstance(node, (exp.DPipe, exp.Concat, exp.Add)):
        parts = list(_operands(node))
        folded = [fold(part, parameters) for part in parts]
        if all(text is None for text in folded):
            return None
        return "".join(hole(_spelling(part)) if text is None else text for part, text in zip(parts, folded, strict=True))
    return None


def _operands(node: exp.Expr) -> Iterator[exp.Expr]:
    stack = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, exp.Concat):
            stack.extend(reversed(part.expressions))
        elif isinstance(part, (exp.DPipe, exp.Add)):
            stack += [part.expression, part.this]
        elif isinstance(part, exp.Coalesce) and part.expressions == []:
            stack.append(part.this)
        else:
            yield part


def _spelling(node: exp.Expr) -> str:
    """How the code writes an unknown part: a column or parameter by its name, anything else namelessly."""
    if isinstance(node, exp.Column):
        return ".".join(unmask(part.name) for part in node.parts)
    return node.name if isinstance(node, (exp.Placeholder, exp.Parameter)) else ""


def place(node: exp.Expr) -> tuple[int, int]:
    """The stretch of the text that an expression's literals and names cover."""
    start, end = node.meta.get("start"), node.meta.get("end")
    if start is not None and end is not None:
        is_text = node.is_string if isinstance(node, exp.Literal) else "://" in node.name
        return (start + 1, end) if is_text else (start, end + 1)
    inner = [place(part) for part in node.walk() if "start" in part.meta]
    return (min(start for start, _ in inner), max(end for _, end in inner)) if inner else (0, 0)


def inside(token: Token) -> tuple[int, int]:
    """The stretch between the quotes of a string."""
    return token.start + 1, token.end


def mention(ledger: Ledger, text: str, start: int, end: int, rule: str = "uri-literal") -> None:
    """Notes a string that is a value: where it is an asset's URI, what is done with the asset is not known."""
    if ("://" in text or text.startswith("$res:")) and not any(sign.isspace() for sign in text):
        asset = _parsed(text)
        if asset is not None:
            ledger.use(asset, Access.UNKNOWN, start, end, rule)


def location(ledger: Ledger, text: str, access: Access, start: int, end: int) -> Use | None:
    """Notes a string that names a file to read or write; None where it names none of the workspace's."""
    if text.startswith("s3://") or "://" in text or text.startswith("$res:"):
        if text.partition("://")[0] not in _SCHEMES and not text.startswith("$res:"):
            return None
        try:
            return ledger.use(parse(as_path(text)), access, start, end, "sql-file")
        except InvalidURI as error:
            ledger.report(Code.INVALID_URI, str(error), start, end)
    elif has_hole(text[:1]):
        ledger.report(Code.UNKNOWN_VALUE, "the file that is used here is only known when the code runs", start, end)
    return None


_SCHEMES = frozenset({"s3", "res", "datatable", "ducklake", "volume", "dbt"})


def _parsed(text: str) -> Asset | None:
    try:
        return parse(as_path(text))
    except InvalidURI:
        return None
