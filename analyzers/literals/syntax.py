"""How each language writes comments and strings, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzers.language import COMMENT_PREFIXES, Language


@dataclass(frozen=True, slots=True)
class Literal:
    """A string as it stands in a source: its folded value, and the character offsets of what wrote it."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A kind of string. ``escape`` is what takes the meaning from the next character (`""`: the closing mark twice);
    ``hole`` an expression whose groups name what is interpolated, ``braces`` whether a doubled brace is one beside it;
    ``lines`` whether it may span lines; ``skip`` whether it holds no values (bytes, characters, documentation)."""

    opening: str
    closing: str
    escape: str = "\\"
    hole: str = ""
    braces: bool = False
    lines: bool = False
    skip: bool = False


@dataclass(frozen=True, slots=True)
class Syntax:
    """``quotes`` in the order in which they are tried; ``join`` concatenates strings, ``joiners`` are functions that
    do, with what they put between; ``verbs`` stand for values in the text of a formatting function."""

    comments: tuple[str, ...]
    quotes: tuple[Quote, ...]
    blocks: tuple[tuple[str, str], ...] = ()
    join: str = "+"
    joiners: Mapping[str, str] = field(default_factory=dict, hash=False)
    verbs: str = r"%[sdvq]"


_DOUBLE = Quote('"', '"')
_SINGLE = Quote("'", "'")
_CHARACTER = Quote("'", "'", skip=True)
_BLOCKS = (("/*", "*/"),)
_INTERPOLATED = r"#\{([^{}]*)\}"
_DOLLAR = r"\{\$([^{}]*)\}|\$\{(\w+)\}|\$(\w+(?:->\w+|\[[^\]\n]*\])?)"
BRACES = r"(?<!\{)\{([^{}:,]*)(?:[:,][^{}]*)?\}(?!\})"

QUOTED: Mapping[Language, Syntax] = {
    Language.GO: Syntax(("//",), (_DOUBLE, Quote("`", "`", escape="", lines=True), _CHARACTER), _BLOCKS),
    Language.PHP: Syntax(
        ("//", "#"),
        (Quote('"', '"', hole=_DOLLAR, lines=True), Quote("'", "'", lines=True)),
        _BLOCKS,
        join=".",
    ),
    Language.RUST: Syntax(
        ("//",),
        (
            Quote('br#"', '"#', escape="", lines=True, skip=True),
            Quote('b"', '"', lines=True, skip=True),
            Quote('r#"', '"#', escape="", lines=True),
            Quote('r"', '"', escape="", lines=True),
            Quote('"', '"', lines=True),
        ),
        _BLOCKS,
        joiners={"concat!": ""},
        verbs=BRACES,
    ),
    Language.CSHARP: Syntax(
        ("//",),
        (
            Quote('"""', '"""', escape="", lines=True),
            Quote('$@"', '"', escape='""', hole=BRACES, braces=True, lines=True),
            Quote('@$"', '"', escape='""', hole=BRACES, braces=True, lines=True),
            Quote('@"', '"', escape='""', lines=True),
            Quote('$"', '"', hole=BRACES, braces=True),
            _DOUBLE,
            _CHARACTER,
        ),
        _BLOCKS,
        joiners={"Concat": ""},
        verbs="",
    ),
    Language.JAVA: Syntax(("//",), (Quote('"""', '"""', lines=True), _DOUBLE, _CHARACTER), _BLOCKS),
    Language.RUBY: Syntax(
        ("#",),
        (
            Quote('"', '"', hole=_INTERPOLATED, lines=True),
            Quote("'", "'", lines=True),
            Quote("%q(", ")", lines=True),
            Quote("%Q(", ")", hole=_INTERPOLATED, lines=True),
        ),
        (("\n=begin", "\n=end"),),
    ),
    Language.R: Syntax(
        ("#",),
        (
            Quote('r"(', ')"', escape="", lines=True),
            Quote('"', '"', lines=True),
            Quote("'", "'", lines=True),
        ),
        join="",
        joiners={"paste0": "", "paste": " ", "file.path": "/"},
    ),
    Language.GRAPHQL: Syntax(("#",), (Quote('"""', '"""', lines=True, skip=True), _DOUBLE), join="", verbs=""),
    **{
        language: Syntax(COMMENT_PREFIXES[language], (_DOUBLE, _SINGLE), join="", verbs="")
        for language in (Language.ANSIBLE, Language.DBT, Language.OTHER)
    },
}


@dataclass(frozen=True, slots=True)
class Shell:
    """A language whose words are strings. ``pieces`` are expressions of what a word is made of, by what they hold:
    ``raw`` text as it stands, ``rich`` text with escapes and unknowns, ``bare`` text without quotes, and ``unknown``
    an expansion. ``escape`` takes the meaning from the next character, ``hole`` finds the unknowns in rich text."""

    raw: str
    rich: str
    bare: str
    unknown: str
    escape: str
    heredocs: bool = False
    block: str = ""


_EXPANSION = r"\$\{(\w+)[^}]*\}|\$\(([^()]*)\)|\$(\w+)|`([^`]*)`"

SHELLS: Mapping[Language, Shell] = {
    Language.BASH: Shell(
        raw=r"'([^']*)'",
        rich=r'"((?:\\.|[^"\\])*)"',
        bare=r"[^\s'\"\\;&|<>()`$]++|\\.",
        unknown=_EXPANSION,
        escape="\\",
        heredocs=True,
    ),
    Language.POWERSHELL: Shell(
        raw=r"@'\r?\n(.*?)\r?\n'@|'((?:[^']|'')*)'",
        rich=r'@"\r?\n(.*?)\r?\n"@|"((?:`.|""|[^"`])*)"',
        bare=r"[^\s'\"`;&|<>(){}$,=]++|`.",
        unknown=r"\$\{([\w:]+)\}|\$\(([^()]*)\)|\$([\w:]+)",
        escape="`",
        block=r"<#.*?(?:#>|\Z)",
    ),
    Language.NU: Shell(
        raw=r"'([^']*)'|`([^`]*)`",
        rich=r'\$?"((?:\\.|[^"\\])*)"',
        bare=r"[^\s'\"\\;|<>(){}\[\]`$,]++",
        unknown=r"\((\$?[^()]*)\)|\$([\w.]+)",
        escape="\\",
    ),
}
