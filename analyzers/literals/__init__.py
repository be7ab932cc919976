"""URI literals in languages that have no analyzer of their own.

Nothing is parsed: strings and, in shells, words are told from comments by their quotes, and one whose whole value is
the URI of an asset is a reference. What is done with it stays UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzers.asset import SPELLINGS, Asset, InvalidURI, parse
from analyzers.context import Context
from analyzers.facts import Access, Code
from analyzers.findings import Findings
from analyzers.hole import as_path
from analyzers.language import Language
from analyzers.literals.commands import COMMANDS, read_commands
from analyzers.literals.endpoint import endpoints
from analyzers.literals.quotes import strings
from analyzers.literals.syntax import QUOTED, SHELLS, Literal
from analyzers.literals.words import words
from analyzers.storages import in_bucket
from analyzers.text import Text

__all__ = ["analyze_literals", "reference"]


def analyze_literals(text: Text, language: Language, context: Context, found: Findings) -> None:
    """Notes every string of the text that is an asset's URI, and the resources whose API endpoint it names."""
    found.report(
        Code.UNSUPPORTED_LANGUAGE,
        f"there is no analyzer for {language.lower()}; only its literals were searched for URIs",
    )
    if any(scheme in text.source for scheme in SPELLINGS):
        for literal in _literals(text.source, language):
            asset = reference(literal.value)
            if asset is not None:
                asset, start, end = in_bucket(context.storages, asset), text.byte(literal.start), text.byte(literal.end)
                found.add(asset, Access.UNKNOWN, start, end, "uri-literal", bucket=True)
    if language in SHELLS and any(name in text.source for name in COMMANDS):
        read_commands(text, words(text.source, SHELLS[language]), context, found)
    for asset, start, end in endpoints(text.source):
        found.add(asset, Access.UNKNOWN, text.byte(start), text.byte(end), "endpoint")


def _literals(source: str, language: Language) -> Iterator[Literal]:
    if language in SHELLS:
        return words(source, SHELLS[language])
    return strings(source, QUOTED.get(language, QUOTED[Language.OTHER]))


def reference(value: str) -> Asset | None:
    """The asset whose URI the whole value is, with its unknown parts as placeholders; None where it is none."""
    if not value.startswith(tuple(SPELLINGS)) or any(character.isspace() for character in value):
        return None
    try:
        return parse(as_path(value))
    except InvalidURI:
        return None
