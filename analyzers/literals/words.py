"""Words of a shell: what a command is given, put together from quoted, bare and unknown pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyzers.hole import hole
from analyzers.literals.syntax import Literal, Shell

_VALUE_OF = re.compile(r"[\w.-]+=")
_HEREDOC = (
    r"<<-?[ \t]*(?P<mark>['\"]?)(?P<tag>\w+)(?P=mark)(?P<rest>[^\n]*)\n(?P<body>.*?)(?:^[ \t]*(?P=tag)[ \t]*$|\Z)"
)
_COMPARED = re.compile(r"(?:==|!=|\s=)\s*\Z")
_QUOTED = re.compile(r"(?P<mark>['\"])(?P<text>[^'\"\s]*)(?P=mark)")


def words(source: str, shell: Shell, offset: int = 0) -> Iterator[Literal]:
    """The words of a source outside its comments. An option or assignment, `name=value`, gives its value; the body of
    a here-document the strings that stand in it."""
    scanner, piece = _scanner(shell), _piece(shell)
    for match in scanner.finditer(source):
        if shell.heredocs and match["tag"] is not None:
            yield from words(match["rest"], shell, offset + match.start("rest"))
            for quoted in _QUOTED.finditer(match["body"]):
                start, end = quoted.span("text")
                yield Literal(quoted["text"], offset + match.start("body") + start, offset + match.start("body") + end)
        elif match["word"] is not None and not _is_prefix(source, match):
            yield from _word(match["word"], offset + match.start(), shell, piece)


def _is_prefix(source: str, match: re.Match[str]) -> bool:
    """Whether a word is a pattern that something is compared with, `[[ $x == s3:///raw/* ]]`."""
    return (
        match["word"].endswith("*") and _COMPARED.search(source, max(0, match.start() - 8), match.start()) is not None
    )


def _word(word: str, start: int, shell: Shell, piece: re.Pattern[str]) -> Iterator[Literal]:
    option = _VALUE_OF.match(word)
    skipped = option.end() if option else 0
    pieces = list(piece.finditer(word, skipped))
    value = "".join(_value(each, shell) for each in pieces)
    begin, end = skipped, len(word)
    if len(pieces) == 1 and pieces[0].lastgroup in ("raw", "rich"):
        inner, at = _inside(pieces[0], shell)
        begin, end = skipped + at, skipped + at + len(inner)
    yield Literal(value, start + begin, start + end)


def _value(piece: re.Match[str], shell: Shell) -> str:
    if piece.lastgroup == "raw":
        return _inside(piece, shell)[0]
    text = _inside(piece, shell)[0] if piece.lastgroup == "rich" else piece[0]
    return re.sub(rf"{re.escape(shell.escape)}(?P<escaped>.)|{shell.unknown}", _read, text, flags=re.DOTALL)


def _inside(piece: re.Match[str], shell: Shell) -> tuple[str, int]:
    """What stands between the quotes of a piece, and where."""
    quoted = re.fullmatch(shell.raw if piece.lastgroup == "raw" else shell.rich, piece[0], re.DOTALL)
    assert quoted is not None
    group = next(at for at, text in enumerate(quoted.groups(), 1) if text is not None)
    return quoted[group], quoted.start(group)


def _read(part: re.Match[str]) -> str:
    if part["escaped"] is not None:
        return part["escaped"]
    return hole(next(name for name in part.groups() if name is not None).lstrip("$"))


@cache
def _piece(shell: Shell) -> re.Pattern[str]:
    rows = {"raw": shell.raw, "rich": shell.rich, "unknown": shell.unknown, "bare": shell.bare}
    return re.compile("|".join(f"(?P<{name}>{row})" for name, row in rows.items()), re.DOTALL)


@cache
def _scanner(shell: Shell) -> re.Pattern[str]:
    rows = [_HEREDOC] if shell.heredocs else []
    rows += [shell.block] if shell.block else []
    pieces = "|".join((shell.raw, shell.rich, shell.unknown, shell.bare))
    rows += [r"(?<!\S)#[^\n]*", f"(?P<word>(?:{pieces})++)"]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.DOTALL | re.MULTILINE)
