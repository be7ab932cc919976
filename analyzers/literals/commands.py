"""SQL that a shell gives to the command of a database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from analyzers.context import Context
from analyzers.facts import Code
from analyzers.findings import Findings
from analyzers.language import Language
from analyzers.literals.syntax import Literal
from analyzers.text import Text


@dataclass(frozen=True, slots=True)
class Command:
    """What a command speaks, and the options that the SQL follows."""

    speaks: Language
    options: frozenset[str]


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "duckdb": Command(Language.DUCKDB, frozenset({"-c", "-s", "-cmd"})),
        "psql": Command(Language.POSTGRESQL, frozenset({"-c", "--command"})),
        "mysql": Command(Language.MYSQL, frozenset({"-e", "--execute"})),
        "mariadb": Command(Language.MYSQL, frozenset({"-e", "--execute"})),
        "snowsql": Command(Language.SNOWFLAKE, frozenset({"-q", "--query"})),
    }
)

_BEGINS = re.compile(
    r"(?:\A|[;|&(`\n]|\b(?:if|elif|while|until|then|do|else|sudo|exec|time))[ \t]*(?:\w+=\S*[ \t]+)*\Z"
)
_ENDS = re.compile(r"(?<!\\)\n|[;|&]")
_AROUND = " \t\n\\'\"="  # stands around the name of an option that its value follows in one word
_META = "\\"  # begins what a client does by itself
_MOST = 500  # commands of one text that are read; a script of a person has a handful
_NO_DATABASE = "the database of this table is not known: begin the script with a line '# database f/folder/name'"
_BEFORE = 200  # characters that are looked at before the name of a command


def read_commands(text: Text, words: Iterable[Literal], context: Context, found: Findings) -> None:
    """Notes what the SQL in the arguments of commands uses; tables belong to the header's database."""
    from analyzers.sql import analyze_query  # the grammars are only paid for where there is SQL

    given = list(islice(_given(text.source, words), _MOST + 1))
    if len(given) > _MOST:
        found.report(Code.TOO_MANY, f"the text has more than {_MOST} commands with SQL; the rest was left out")
    for command, literal in given[:_MOST]:
        is_own = command.speaks is not Language.DUCKDB
        database = context.database if is_own else None
        facts = analyze_query(
            literal.value, command.speaks, database, limits=context.limits, buckets=context.storages or ()
        )
        is_verbatim = text.source[literal.start : literal.end] == literal.value

        def place(start: int, end: int, at: Literal = literal, is_verbatim: bool = is_verbatim) -> tuple[int, int]:
            whole = (at.start + start, at.start + end) if is_verbatim else (at.start, at.end)
            return text.byte(whole[0]), text.byte(whole[1])

        for use in (use for use in facts.references if use.asset != database):
            found.add(use.asset, use.access, *place(use.start, use.end), use.rule, columns=use.columns,
                      outputs=use.outputs, whole=use.whole, bucket=True)  # fmt: skip
        for problem in facts.diagnostics:
            message = _NO_DATABASE if problem.code is Code.UNKNOWN_DATABASE else problem.message
            found.report(problem.code, message, *place(problem.start, problem.end))


def _given(source: str, words: Iterable[Literal]) -> Iterator[tuple[Command, Literal]]:
    """The words that are SQL, each with the command that it is given to."""
    command: Command | None = None
    end, option = 0, ""
    for word in words:
        between, is_meta = source[end : word.start], source.startswith(_META, word.start)
        if command is not None and _ENDS.search(between):
            command = None
        named = COMMANDS.get(word.value.rpartition("/")[2])
        if named is not None and _BEGINS.search(source[max(0, word.start - _BEFORE) : word.start]):
            command = named
        elif command is not None and command.options & {option, between.strip(_AROUND)} and not is_meta:
            yield command, word
        end, option = word.end, word.value
