"""Header lines: what the comments at the top of a script declare.

Read in the leading block of comment lines, in the language's own comment syntax; blank lines and a `#!` line belong to
it, the first other line ends it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from analyzers.asset import Asset, AssetKind, InvalidURI, parse
from analyzers.context import Context, Target
from analyzers.facts import Access, Code, ColumnRef
from analyzers.findings import Findings
from analyzers.language import COMMENT_PREFIXES, Language
from analyzers.text import Text

_PREAMBLE: Mapping[Language, str] = {Language.PHP: "<?php", Language.GO: "package ", Language.ANSIBLE: "---"}
"""What a file of the language must begin with, and so stands before its header."""

_URI = re.compile(r"[a-z0-9]+://|\$res:")
_SHORTHAND = {"ducklake": "ducklake://main", "datatable": "datatable://main"}
_DECLARED = {"read": Access.READ, "write": Access.WRITE, "readwrite": Access.READ_WRITE}
_MODES = ("manual", "scd2")
_FLAGS = frozenset({"append", "history"})
_OPTIONS = frozenset({"key", "track", "deletes", "on_schema_change"})


class _Malformed(ValueError):
    """A header line that is no annotation as it stands; the message says why."""


@dataclass(slots=True)
class _Header:
    """What is known after the lines read so far."""

    found: Findings
    database: Asset | None = None
    target: Asset | None = None
    mounts: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, list[ColumnRef]] = field(default_factory=dict)
    place: tuple[int, int] = (0, 0)

    def add(self, asset: Asset, access: Access, start: int, end: int) -> None:
        text = self.found.text
        self.found.add(asset, access, text.byte(start), text.byte(end), "annotation")


@dataclass(frozen=True, slots=True)
class _Line:
    """The words after an annotation's keyword; ``start`` is the character offset of the first."""

    rest: str
    start: int

    @property
    def words(self) -> list[tuple[str, int]]:
        return [(word.group(), self.start + word.start()) for word in re.finditer(r"\S+", self.rest)]


def read_header(text: Text, language: Language, context: Context, found: Findings) -> Context:
    """Notes what the header lines declare, and returns the context as they change it: the default database, and the
    mounts of volumes."""
    header = _Header(found)
    for keyword, line in _lines(text.source, language):
        try:
            _READERS[keyword](header, line)
        except (_Malformed, InvalidURI) as error:
            start, end = text.byte(line.start), text.byte(line.start + len(line.rest))
            found.report(Code.INVALID_ANNOTATION, f"{keyword.rstrip(':')}: {error}", start, end)
    target = None
    if header.target:
        target = Target(header.target, *(text.byte(offset) for offset in header.place))
    if target and header.outputs:
        outputs = {name: tuple(refs) for name, refs in header.outputs.items()}
        found.add(target.asset, Access.WRITE, target.start_byte, target.end_byte, "annotation", outputs=outputs)
    mounts = {**context.mounts, **header.mounts}
    return replace(context, database=header.database or context.database, mounts=mounts, target=target)


def _lines(source: str, language: Language) -> Iterator[tuple[str, _Line]]:
    prefixes = COMMENT_PREFIXES[language]
    preamble = _PREAMBLE.get(language)
    for match in _EACH_LINE.finditer(source):
        line = match[0].rstrip()
        body = line.lstrip("\ufeff \t")
        if not body or body.startswith("#!") or (preamble and body.startswith(preamble)):
            continue
        prefix = next((each for each in prefixes if body.startswith(each)), None)
        if prefix is None:
            return
        keyword = _KEYWORD.match(line, len(line) - len(body) + len(prefix))
        if keyword:
            yield keyword[1], _Line(line[keyword.end() :], match.start() + keyword.end())


def _volume(header: _Header, line: _Line) -> None:
    words = line.words
    if len(words) != 2:
        raise _Malformed("write the volume's name and its mount, as in 'volume: models /mnt/models'")
    (name, start), (mount, _) = words
    asset = parse(name if name.startswith("volume://") else f"volume://{name}")
    header.mounts[mount] = asset.path
    header.add(asset, Access.READ_WRITE, start, start + len(name))


def _database(header: _Header, line: _Line) -> None:
    words = line.words
    if len(words) != 1:
        if words and _URI.match(words[0][0]):
            raise _Malformed("one database belongs here, and nothing after it")
        return  # prose: "database of the customers"
    name, start = words[0]
    if not _URI.match(name) and "/" not in name:
        raise _Malformed(f"'{name}' is no resource path and no URI of a database")
    asset = parse(name if _URI.match(name) else f"res://{name}")
    if asset.kind not in (AssetKind.RESOURCE, AssetKind.DATATABLE, AssetKind.DUCKLAKE):
        raise _Malformed(f"{asset.uri} is no database")
    header.database = header.database or asset
    header.add(asset, Access.UNKNOWN, start, start + len(name))


def _materialize(header: _Header, line: _Line) -> None:
    words = line.words
    is_prose = len(words) > 2 and not any(_URI.match(word) or word in _SHORTHAND for word, _ in words)
    if header.target or is_prose:
        return
    modes = {word for word, _ in words[:1] if word in _MODES}
    rest = words[len(modes) :]
    if not rest:
        raise _Malformed("name the target, as in 'materialize ducklake://main/orders'")
    (name, start), options = rest[0], [word for word, _ in rest[1:]]
    for option in options:
        if option not in _FLAGS and option.partition("=")[0] not in _OPTIONS:
            raise _Malformed(f"'{option}' is no option of it")
    target = parse(_SHORTHAND.get(name, name))
    if target.kind is AssetKind.DUCKLAKE:
        target = _folded(target)
    if target.kind is AssetKind.DBT and "manual" not in modes:
        raise _Malformed("a dbt target is materialized by dbt: write 'materialize manual'")
    header.target, header.place = target, (start, start + len(name))
    header.add(target, Access.WRITE, *header.place)
    keeps_history = "scd2" in modes or "history" in options
    if keeps_history and "manual" not in modes and target.container:
        header.add(Asset(target.kind, f"{target.path}_current"), Access.WRITE, *header.place)


def _folded(table: Asset) -> Asset:
    """A DuckLake table as its engine compares names: in lower case; the lake's own name is kept."""
    lake, slash, name = table.path.partition("/")
    return Asset(table.kind, f"{lake}{slash}{name.lower()}")


def _column(header: _Header, line: _Line) -> None:
    name, arrow, sources = line.rest.partition("<-")
    if not arrow:
        return
    if not name.strip():
        raise _Malformed("name the column that is written, as in 'column total <- s3:///orders.csv.amount'")
    for source in sources.split(","):
        uri, dot, column = source.strip().rpartition(".")
        if not dot or not column:
            raise _Malformed(f"'{source.strip()}' is not a URI, a dot and a column")
        header.outputs.setdefault(name.strip(), []).append(ColumnRef(parse(_SHORTHAND.get(uri, uri)), column))


def _asset(header: _Header, line: _Line) -> None:
    access, _, uri = line.rest.strip().partition(" ")
    if access not in _DECLARED or not uri.strip():
        raise _Malformed("write 'asset: read', 'asset: write' or 'asset: readwrite', and a URI")
    asset = parse(uri.strip())
    start = line.start + line.rest.index(uri.strip(), line.rest.index(access) + len(access))
    header.add(asset, _DECLARED[access], start, start + len(uri.strip()))


def _ignore(header: _Header, line: _Line) -> None:
    header.found.ignore(parse(line.rest.strip()))


_READERS: dict[str, Callable[[_Header, _Line], None]] = {
    "volume:": _volume,
    "database": _database,
    "materialize": _materialize,
    "column": _column,
    "asset:": _asset,
    "asset-ignore:": _ignore,
}
_KEYWORD = re.compile(r"\s*(volume:|asset:|asset-ignore:|(?:database|materialize|column)(?=\s|$))")
_EACH_LINE = re.compile(r".*\n?")
