"""One SQL session: the names in force, what was seen, and how a name in the text becomes a use of an asset."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from sqlglot import exp
from sqlglot.errors import ErrorLevel, ParseError, TokenError
from sqlglot.parser import Parser
from sqlglot.tokenizer_core import Token

from analyzers.context import Limits
from analyzers.facts import Access, Code
from analyzers.hole import OPEN
from analyzers.sql.catalog import Catalog, Part, Table
from analyzers.sql.dialects import Engine
from analyzers.sql.ledger import Ledger, Use
from analyzers.sql.lexing import tokenize, unmask
from analyzers.sql.literals import fold, location, place
from analyzers.sql.nesting import depth
from analyzers.sql.relation import UNKNOWN, Relation
from analyzers.sql.thinning import thinned

FILE_ENDINGS = (
    ".csv",
    ".tsv",
    ".txt",
    ".json",
    ".jsonl",
    ".ndjson",
    ".parquet",
    ".xlsx",
    ".arrow",
    ".gz",
    ".zst",
    ".db",
)
"""How quoted names end that DuckDB reads as files."""

UNKNOWN_TABLE = "the name of this table is only known when the code runs"
UNSOUND = (ValueError, KeyError, AttributeError, TypeError, IndexError)
"""What a grammar raises that leaves holes in its tree."""

_PARTS = re.compile(r'"(?:[^"]|"")*"|[^."]+')

NO_DATABASE = "the database of this table is not known: begin the script with a line '-- database f/folder/name'"


NOWHERE = Table(None, ("", "", ""))


@dataclass
class Session:
    """What the statements of one text share. ``parameters`` are the declared ones that have a default, by name;
    ``choices`` all the texts that a variable may hold, ``built`` how much text expressions made, ``run``
    how much of it statements run;
    ``result`` is what the last query gives; ``sql`` is the masked text, and
    ``is_procedural`` that SELECT INTO fills variables, ``is_declaring`` that declarations stand before a block,
    ``is_branching`` that a condition was met, so that what was assigned may still hold, and
    ``texts`` how deep SQL stands in literals of SQL."""

    engine: Engine
    catalog: Catalog
    limits: Limits
    parameters: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    built: int = 0
    run: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    result: Relation | None = None
    sql: str = ""
    is_procedural: bool = False
    is_declaring: bool = False
    is_branching: bool = False
    texts: int = 0
    _unquoted: dict[str, str] = field(default_factory=dict)
    _quoted: dict[str, str] = field(default_factory=dict)

    @cached_property
    def parser(self) -> Parser:
        return self.engine.dialect.parser(error_level=ErrorLevel.IMMEDIATE)

    def tree(self, tokens: Sequence[Token]) -> exp.Expr | None:
        """The tree of a statement's tokens. Raises ParseError, also where the grammar itself fails."""
        try:
            trees = self.parser.parse(list(thinned(tokens)), self.sql)
        except UNSOUND as error:
            raise ParseError(f"the grammar fails at this statement: {error}") from error
        return trees[0] if trees else None

    def nested(self, sql: str) -> exp.Expr | None:
        """The tree of a masked query that stands in a string; None where it is no single query."""
        tokens = tokenize(sql, self.engine)
        if not tokens or depth(tokens) > self.limits.nesting:
            return None
        try:
            trees = self.engine.dialect.parser(error_level=ErrorLevel.IMMEDIATE).parse(tokens, sql)
        except (ParseError, TokenError):
            return None
        return trees[0] if len(trees) == 1 and isinstance(trees[0], exp.Query) else None

    def name(self, identifier: exp.Expr) -> str:
        """A column's or alias's name as the engine compares it, its holes as the code writes them."""
        args = identifier.args
        text = args["this"]
        known = self._quoted if args.get("quoted") else self._unquoted
        name = known.get(text)
        if name is None:
            if not isinstance(text, str):  # a definition or a column, around the identifier
                return self.name(text)
            name = known[text] = unmask((self.engine.quoted if known is self._quoted else self.engine.unquoted)(text))
        return name

    def read(self, node: exp.Table) -> Relation:
        """The relation that a table name in a source's place stands for, noted as read."""
        file = self._file(node, Access.READ)
        if file is not None:
            return file
        parts = parts_of(node, self.parameters)
        if not parts:
            if isinstance(node.this, exp.DynamicIdentifier):
                self.container(Access.READ, *place_of(node))
            return UNKNOWN
        table, use = self.use(parts, Access.READ, *place_of(node))
        if table.local is not None:
            return table.local
        if use is None or table.asset is None:
            return UNKNOWN
        return self.catalog.columns(table.asset, (use,))

    def write(self, node: exp.Expr, access: Access = Access.WRITE) -> tuple[Table, Use | None]:
        """The table that a statement changes, noted with the statement's access."""
        if not isinstance(node, exp.Table):
            return NOWHERE, None
        file = self._file(node, access)
        if file is not None:
            return NOWHERE, file.uses[0] if file.uses else None
        parts = parts_of(node, self.parameters)
        if not parts:
            is_variable = self.engine.grammar == "tsql"
            return NOWHERE, None if is_variable else self.container(access, *place(node))
        return self.use(parts, access, *place_of(node))

    def use(self, parts: Sequence[Part], access: Access, start: int, end: int) -> tuple[Table, Use | None]:
        """Notes a use of the table that the parts name."""
        table = self.catalog.table(parts)
        if table.asset is not None:
            if table.asset.container is None:
                self.ledger.report(Code.UNKNOWN_VALUE, UNKNOWN_TABLE, start, end)
            return table, self.ledger.use(table.asset, access, start, end, "sql-table")
        database = table.database
        if database is not None and database.file is not None:
            database.file.access |= access
        elif table.local is None and not self.engine.is_shared and database is not None and database.asset is None:
            self._lacks_database(parts, start, end)
        return table, None

    def text(self, node: exp.Expr) -> str | None:
        """The text of an expression, its unknown parts as holes; None where it is no string."""
        return fold(node, self.parameters)

    def container(self, access: Access, start: int, end: int, *, whole: bool = False, name: str = "") -> Use | None:
        """Notes a use of a database itself: of the one that has the alias, or of the one in use."""
        database = self.catalog.database(name) if name else self.catalog.current
        if database is None or database.asset is None:
            return None
        return self.ledger.use(database.asset, access, start, end, "sql-database", whole)

    def file(self, text: str, access: Access, start: int, end: int) -> Relation:
        """The relation that a file's rows are."""
        use = location(self.ledger, text, access, start, end)
        return UNKNOWN if use is None else Relation(origins=((use.asset,),), uses=(use,))

    def _file(self, node: exp.Table, access: Access) -> Relation | None:
        """Where a table's place holds a URI or a parameter, the file that it names."""
        this = node.this
        if isinstance(this, (exp.Identifier, exp.Literal)):
            if not node.args.get("db") and self._is_file(this):
                return self.file(unmask(this.name), access, *place(this))
        elif isinstance(this, (exp.Placeholder, exp.Parameter)):
            default = self.parameters.get(this.name.lower())
            start, end = place(this) if this.meta or default else (0, 0)
            if default:
                return self.file(default, access, start, end)
            if self.engine.grammar != "tsql":  # there it is a table variable
                named = node.text("catalog") or node.text("db")
                self.container(access, start, end, name=named if self.catalog.database(named) else "")
            return UNKNOWN
        return None

    def _is_file(self, node: exp.Expr) -> bool:
        """Whether a name is one of a file: a URI in every engine, in DuckDB any quoted path."""
        name = node.name
        if "://" in name or not self.engine.is_shared or not node.args.get("quoted"):
            return "://" in name
        is_string = self.sql.startswith("'", node.meta.get("start", 0))
        return "/" in name or name.lower().endswith(FILE_ENDINGS) or (is_string and name.startswith(OPEN))

    def _lacks_database(self, parts: Sequence[Part], start: int, end: int) -> None:
        if not self.catalog.is_system(parts) and not self.catalog.lacks_database:
            self.catalog.lacks_database = True
            self.ledger.report(Code.UNKNOWN_DATABASE, NO_DATABASE, start, end)


def parts_of(node: exp.Table, parameters: Mapping[str, str] = MappingProxyType({})) -> list[Part]:
    """The dotted name of a table; empty where its place holds something else."""
    if isinstance(node.this, exp.DynamicIdentifier):
        return _named(fold(node.this.this, parameters) or "")
    written = [part.args for part in node.parts if type(part) is exp.Identifier]
    if len(written) < len(node.parts):
        return []
    if written and (written[-1].get("temporary") or written[-1].get("global_")):
        return [Part(f"#{written[-1]['this']}")]  # of the session, whatever stands before the name
    return [Part(args["this"], bool(args.get("quoted"))) for args in written if args["this"]]


def _named(text: str) -> list[Part]:
    """The parts of a dotted name that stands in a string."""
    return [Part(part.strip('"').replace('""', '"'), part.startswith('"')) for part in _PARTS.findall(text)]


def place_of(node: exp.Table) -> tuple[int, int]:
    """The stretch of the text that a table's dotted name covers."""
    if isinstance(node.this, exp.DynamicIdentifier):
        return place(node.this.this)
    metas = [meta for part in node.parts if (meta := part.meta).get("end") is not None]
    return (metas[0]["start"], metas[-1]["end"] + 1) if metas else (0, 0)
