"""Strings of a language with quotes: found, unescaped, and joined with what they are concatenated with."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache

from analyzers.asset import SPELLINGS
from analyzers.hole import hole
from analyzers.literals.syntax import BRACES, Literal, Quote, Syntax

_PART = re.compile(
    r"(?:(?:has|trim|cut|strip|delete|remove)_?(?:prefix|suffix)|str_(?:starts|ends)_with|starts?_?with\??|ends?_?with\??"
    r"|trim_?(?:start|end|left|right)?(?:_matches)?|split\w*|explode|preg_\w+|g?sub|grepl?|regexp?\w*|matches|replace\w*)"
    r"\s*!?\s*$",
    re.IGNORECASE,
)
"""The name of a call that tests for, takes off or splits at a part of a text, which names no asset."""

_FORMATS = re.compile(r"(?:printf|format)\w*!?\s*\(\s*$", re.IGNORECASE)
_QUOTES = re.compile(r"[\"'`\n]")
_JOINER = re.compile(r"([\w.]+!?)\($")
_NAMED = re.compile(r"\w+\s*=(?!=)")
_SCHEMES = tuple(SPELLINGS)
_OPERAND = re.compile(r"&?\*?\$?[A-Za-z_][\w$.:\[\]>-]*(?:\([^()\n]*\))?")
_BEFORE = 200  # characters that are looked at before a string; a call's first argument fits in fewer
_NAME = 40  # and its name in these


def strings(source: str, syntax: Syntax) -> Iterator[Literal]:
    """The strings of a source that begin as a URI, outside its comments, each folded with the concatenation that it
    begins."""
    scanner = _scanner(syntax)
    position = 0
    while (match := scanner.search(source, position)) is not None:
        position = max(match.end(), match.start() + 1)
        if match.lastgroup is None or not match.lastgroup.startswith("closed"):
            continue
        quote = syntax.quotes[int(match.lastgroup.removeprefix("closed"))]
        start, end = match.start() + len(quote.opening), match.end() - len(quote.closing)
        if quote.skip or not source.startswith(_SCHEMES, start, end):
            continue
        before = source[max(0, match.start() - _BEFORE) : match.start()]
        if _is_part(before) or (syntax.join and before.rstrip().endswith(syntax.join)):
            continue
        value = _value(source[start:end], quote)
        if syntax.verbs and _FORMATS.search(before[-_NAME:]):
            value = re.sub(syntax.verbs, _verb, value)
            value = _single(value) if syntax.verbs == BRACES else value
        joiner = _JOINER.search(before)
        glue = syntax.joiners.get(joiner[1]) if joiner else None
        if glue is None:
            joined, position = _joined(source, match.end(), syntax, scanner)
        else:
            joined, position = _joined(source, match.end(), syntax, scanner, ",", glue)
        whole = (match.start(), position) if joined else (start, end)
        yield Literal(value + joined, *whole)


def _is_part(before: str) -> bool:
    """Whether a string with this before it is only a part that a text is tested for."""
    head, call, given = before.rpartition("(")
    return bool(call and _PART.search(head[-_NAME:]) and not _QUOTES.search(given))


def _joined(
    source: str, position: int, syntax: Syntax, scanner: re.Pattern[str], join: str | None = None, glue: str = ""
) -> tuple[str, int]:
    """What is concatenated to a string that ends at ``position``, and where that ends."""
    parts = ""
    join = syntax.join if join is None else join
    while join:
        operator = re.compile(rf"\s*{re.escape(join)}(?![{re.escape(join)}=])\s*").match(source, position)
        if operator is None or _NAMED.match(source, operator.end()):
            break
        parts += glue
        text = scanner.match(source, operator.end())
        if text is not None and (text.lastgroup or "").startswith("closed"):
            quote = syntax.quotes[int(text.lastgroup.removeprefix("closed"))]  # type: ignore[union-attr]
            parts += _value(source[text.start() + len(quote.opening) : text.end() - len(quote.closing)], quote)
            position = text.end()
        elif (operand := _OPERAND.match(source, operator.end())) is not None:
            parts += hole(operand[0].lstrip("&*$"))
            position = operand.end()
        else:
            parts += hole("_")
            position = operator.end()
            break
    return parts, position


def _value(body: str, quote: Quote) -> str:
    if quote.hole:
        body = re.sub(quote.hole, lambda match: hole(next(name for name in match.groups() if name is not None)), body)
    if quote.braces:
        body = _single(body)
    if quote.escape == '""':
        return body.replace('""', '"')
    if quote.escape and quote.escape in body:
        return re.sub(re.escape(quote.escape) + r"(u\{?[0-9a-fA-F]{4,6}\}?|x[0-9a-fA-F]{2}|.)", _unescaped, body)
    return body


def _unescaped(match: re.Match[str]) -> str:
    sign = match[1]
    if len(sign) == 1:
        return _ESCAPES.get(sign, sign)
    code = int(sign[1:].strip("{}"), 16)
    return chr(code) if code < _SURROGATES or _SURROGATES + 0x7FF < code <= sys.maxunicode else "\ufffd"


def _verb(match: re.Match[str]) -> str:
    return hole((match.groups() or ("",))[0] or "_")


def _single(body: str) -> str:
    return body.replace("{{", "{").replace("}}", "}")


_FOLLOWS = {'""': ""}  # a doubled mark is an escape by itself
_SURROGATES = 0xD800
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


@cache
def _scanner(syntax: Syntax) -> re.Pattern[str]:
    """Matches a comment or a string. What is not closed runs on, so that it is scanned once, and names no group."""
    rows = [f"{re.escape(opening)}.*?(?:{re.escape(closing)}|\\Z)" for opening, closing in syntax.blocks]
    rows += [f"{re.escape(opening)}[^\\n]*" for opening in syntax.comments]
    for index, quote in enumerate(syntax.quotes):
        character = "." if quote.lines else "[^\\n]"
        escaped = f"{re.escape(quote.escape)}{_FOLLOWS.get(quote.escape, character)}|" if quote.escape else ""
        end = "\\Z" if quote.lines else "(?=\\n)|\\Z"
        plain = "".join(re.escape(mark[0]) for mark in (quote.closing, quote.escape) if mark)
        plain = f"[^{plain}]++" if quote.lines else f"[^{plain}\\n]++"
        # Python 3.11.2 takes nothing where a possessive repeat holds a look-ahead: an atomic group says the same.
        body = f"(?>(?:{plain}|{escaped}(?!{re.escape(quote.closing)}){character})*)"
        rows.append(f"{re.escape(quote.opening)}{body}(?:(?P<closed{index}>{re.escape(quote.closing)})|{end})")
    return re.compile("|".join(f"(?:{row})" for row in rows), re.DOTALL)
