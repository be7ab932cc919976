"""What an asset is: its kind, its canonical path, its URI, and what a pattern stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from analyzers.secrets import without_secrets


class AssetKind(StrEnum):
    S3_OBJECT = "S3_OBJECT"
    RESOURCE = "RESOURCE"
    DATATABLE = "DATATABLE"
    DUCKLAKE = "DUCKLAKE"
    VOLUME = "VOLUME"
    DBT = "DBT"

    __hash__ = str.__hash__  # the enumeration's own is a call in Python


SCHEMES: dict[AssetKind, str] = {
    AssetKind.S3_OBJECT: "s3://",
    AssetKind.RESOURCE: "res://",
    AssetKind.DATATABLE: "datatable://",
    AssetKind.DUCKLAKE: "ducklake://",
    AssetKind.VOLUME: "volume://",
    AssetKind.DBT: "dbt://",
}
"""The canonical prefix of each kind."""

SPELLINGS: dict[str, AssetKind] = {
    **{scheme: kind for kind, scheme in SCHEMES.items()},
    "$res:": AssetKind.RESOURCE,
}
"""Every prefix that a workspace accepts. Matching is case-sensitive."""

DEFAULT_STORAGE = "_default_"
"""The name under which the API of a workspace speaks of its default storage; in a path it is the empty segment."""

_PLACEHOLDER = re.compile(r"\{[^{}/]*\}")
_WILDCARD = re.compile(r"\{[^{}/]*\}|\*+|\?|\[[^\]\[\s/]+\]")


class InvalidURI(ValueError):
    """Text that is no asset URI; the message says why, in words for its author."""


@dataclass(frozen=True, slots=True, order=True)
class Asset:
    """A piece of data with an identity within a workspace: ``path`` is the canonical URI without its scheme."""

    kind: AssetKind
    path: str

    def __hash__(self) -> int:
        return hash(self.path)  # it tells nearly all apart

    @property
    def uri(self) -> str:
        return SCHEMES[self.kind] + self.path

    @property
    def is_pattern(self) -> bool:
        """Whether it stands for many: a placeholder in any kind, a glob wildcard in an S3 key."""
        expression = _WILDCARD if self.kind is AssetKind.S3_OBJECT else _PLACEHOLDER
        return expression.search(self.path) is not None

    @property
    def identity(self) -> tuple[str, str]:
        """What makes two spellings one asset: the names of placeholders do not count."""
        return self.kind, _PLACEHOLDER.sub("{}", self.path) if "{" in self.path else self.path

    @property
    def container(self) -> Asset | None:
        """The database that a table is in; None for what is no table."""
        if self.kind is AssetKind.RESOURCE:
            name, mark, _ = self.path.partition("?table=")
        elif self.kind in (AssetKind.DATATABLE, AssetKind.DUCKLAKE):
            name, mark, _ = self.path.partition("/")
        else:
            return None
        return Asset(self.kind, name) if mark else None

    def table(self, name: str, schema: str | None = None) -> Asset:
        """A table of this database; the caller has folded the names and left out the default schema.

        Raises ValueError where this kind has no tables."""
        full = f"{schema}.{name}" if schema else name
        if self.kind is AssetKind.RESOURCE:
            return Asset(self.kind, f"{self.path}?table={full}")
        if self.kind in (AssetKind.DATATABLE, AssetKind.DUCKLAKE):
            return Asset(self.kind, f"{self.path}/{full}")
        raise ValueError(f"{self.uri} has no tables")


def s3(key: str, storage: str | None = None) -> Asset:
    """The object ``key`` of a storage, of the default one where it is None, empty or ``_default_``."""
    segment = "" if storage in (None, "", DEFAULT_STORAGE) else storage
    return Asset(AssetKind.S3_OBJECT, f"{segment}/{key}")


def parse(text: str) -> Asset:
    """Reads any accepted spelling of an asset's URI into its canonical form.

    Raises InvalidURI."""
    for prefix, kind in SPELLINGS.items():
        if text.startswith(prefix):
            return Asset(kind, _CANONICAL[kind](text.removeprefix(prefix)))
    schemes = ", ".join(SPELLINGS)
    raise InvalidURI(f"{text[:200]!r} does not start with one of {schemes}")


def _s3(rest: str) -> str:
    rest = without_secrets(f"s3://{rest}").removeprefix("s3://")
    storage, slash, key = rest.partition("/")
    if not slash or not key:
        raise InvalidURI(
            f"'s3://{rest[:200]}' has no key: write s3://storage/key, or s3:///key for the default storage"
        )
    return s3(key, storage).path


def _resource(rest: str) -> str:
    path, mark, table = rest.partition("?table=")
    path = path.strip("/")
    if not path:
        raise InvalidURI("the path of the resource is empty")
    if mark and not table:
        raise InvalidURI(f"'res://{rest[:200]}' has no table after ?table=")
    return f"{path}?table={table}" if mark else path


def _database(default_schema: str, rest: str) -> str:
    name, slash, table = rest.partition("?")[0].partition("/")
    if not name:
        raise InvalidURI("the name of the database is empty")
    table = table.removeprefix(f"{default_schema}.")
    return f"{name}/{table}" if slash and table else name


def _ducklake(rest: str) -> str:
    """DuckDB compares names without case, quoted ones too; a placeholder keeps the name that the code gave it."""
    name, slash, table = rest.partition("/")
    holes = _PLACEHOLDER.findall(table)
    folded = "".join(map("".join, zip_longest(map(str.lower, _PLACEHOLDER.split(table)), holes, fillvalue="")))
    return _database("main", name + slash + folded)


def _volume(rest: str) -> str:
    name = rest.partition("/")[0]
    if not name:
        raise InvalidURI("the name of the volume is empty")
    return name


def _dbt(rest: str) -> str:
    warehouse, schema, name = (["", "", *rest.rsplit("/", 2)])[-3:]
    if not warehouse or not schema or not name:
        raise InvalidURI(f"'dbt://{rest[:200]}' is not dbt://warehouse/schema/name")
    parts = _QUOTED.findall(schema)
    return f"{warehouse}/{'.'.join(_unquote(part).lower() for part in parts)}/{_unquote(name).lower()}"


_QUOTED = re.compile(r'"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[(?:[^\]]|\]\])*\]|[^.]+')


def _unquote(part: str) -> str:
    for opening, closing in ('""', "``", "[]"):
        if len(part) >= 2 and part[0] == opening and part[-1] == closing:
            return part[1:-1].replace(closing * 2, closing)
    return part


_CANONICAL = {
    AssetKind.S3_OBJECT: _s3,
    AssetKind.RESOURCE: _resource,
    AssetKind.DATATABLE: lambda rest: _database("public", rest),
    AssetKind.DUCKLAKE: _ducklake,
    AssetKind.VOLUME: _volume,
    AssetKind.DBT: _dbt,
}
