"""How each language writes comments and strings, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.language import COMMENT_PREFIX, Language


@dataclass(frozen=True, slots=True)
class Literal:
    """A string as it stands in a source: its folded value, and the character offsets of what wrote it."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A kind of string. ``escape`` is what takes the meaning from the next character (`""`: the closing mark twice);
    ``hole`` an expression whose groups name what is interpolated; ``lines`` whether it may span lines; ``skip``
    whether it holds no values (bytes, characters, documentation)."""

    opening: str
    closing: str
    escape: str = "\\"
    hole: str = ""
    lines: bool = False
    skip: bool = False


@dataclass(frozen=True, slots=True)
class Syntax:
    """``quotes`` in the order in which they are tried; ``join`` concatenates strings; ``verbs`` whether `%s` in the
    text of a formatting function stands for a value."""

    comments: tuple[str, ...]
    quotes: tuple[Quote, ...]
    blocks: tuple[tuple[str, str], ...] = ()
    join: str = "+"
    verbs: bool = True


_DOUBLE = Quote('"', '"')
_SINGLE = Quote("'", "'")
_CHARACTER = Quote("'", "'", skip=True)
_BLOCKS = (("/*", "*/"),)
_DOLLAR = r"\{\$(\w+)\}|\$\{(\w+)\}|\$(\w+)"
_BRACES = r"\{([^{}]*)\}"

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
        verbs=False,
    ),
    Language.CSHARP: Syntax(
        ("//",),
        (
            Quote('"""', '"""', escape="", lines=True),
            Quote('$@"', '"', escape='""', hole=_BRACES, lines=True),
            Quote('@$"', '"', escape='""', hole=_BRACES, lines=True),
            Quote('@"', '"', escape='""', lines=True),
            Quote('$"', '"', hole=_BRACES),
            _DOUBLE,
            _CHARACTER,
        ),
        _BLOCKS,
        verbs=False,
    ),
    Language.JAVA: Syntax(("//",), (Quote('"""', '"""', lines=True), _DOUBLE, _CHARACTER), _BLOCKS),
    Language.RUBY: Syntax(
        ("#",),
        (Quote('"', '"', hole=r"#\{([^{}]*)\}", lines=True), Quote("'", "'", lines=True)),
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
    ),
    Language.GRAPHQL: Syntax(("#",), (Quote('"""', '"""', lines=True, skip=True), _DOUBLE), join="", verbs=False),
    **{
        language: Syntax((COMMENT_PREFIX[language],), (_DOUBLE, _SINGLE), join="", verbs=False)
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
        raw=r"'((?:[^']|'')*)'",
        rich=r'"((?:`.|""|[^"`])*)"',
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
