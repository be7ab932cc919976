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
        elif match["word"] is not None:
            yield from _word(match["word"], offset + match.start(), shell, piece)


def _word(word: str, start: int, shell: Shell, piece: re.Pattern[str]) -> Iterator[Literal]:
    option = _VALUE_OF.match(word)
    skipped = option.end() if option else 0
    pieces = list(piece.finditer(word, skipped))
    value = "".join(_value(each, shell) for each in pieces)
    begin, end = skipped, len(word)
    if len(pieces) == 1 and pieces[0].lastgroup in ("raw", "rich"):
        end -= 1
        begin += word[skipped:].index(word[-1]) + 1
    yield Literal(value, start + begin, start + end)


def _value(piece: re.Match[str], shell: Shell) -> str:
    text = piece[0]
    if piece.lastgroup == "raw":
        return text[1:-1]
    text = re.sub(shell.unknown, _hole, text)
    if piece.lastgroup == "rich":
        text = text[text.index('"') + 1 : -1]
    return re.sub(re.escape(shell.escape) + "(.)", r"\1", text, flags=re.DOTALL)


def _hole(unknown: re.Match[str]) -> str:
    return hole(next(name for name in unknown.groups() if name is not None).lstrip("$"))


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
