"""Numbered schema migrations: applied at every start, resumable, and safe with several servers at once.

A file ``NNNN_name.cypher`` contains repeatable statements that end with ``;``. A statement that begins with
``// batch`` changes a bounded number of rows in a transaction of its own and returns how many; it is repeated until it
returns 0. A completed migration is recorded with its checksum: its file must never change afterwards.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from time import time_ns

from cypher.graph import Graph

_NAME = re.compile(r"(\d{4})_(\w+)\.cypher")
_APPLIED = "MATCH (m:Migration) RETURN {number: m.number, checksum: m.checksum} AS row"
_NOTE = "MERGE (m:Migration {number: $number}) SET m.name = $name, m.checksum = $checksum, m.at = $at RETURN m.number"
_PENDING = "SHOW INDEXES YIELD name, state WHERE state <> 'ONLINE' RETURN name"


class NewerSchema(Exception):
    """The database has migrations that this version does not know: the version is older than the schema."""


class ChangedMigration(Exception):
    """A migration that was applied differs from the file with its number."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        return blake2b(self.text.encode(), digest_size=16).hexdigest()

    @property
    def statements(self) -> list[str]:
        return [part.strip() for part in self.text.split(";\n") if part.strip()]


def migrations(folder: Traversable | None = None) -> list[Migration]:
    """The migrations in a folder, by default those of this package, ordered by number."""
    found = []
    for file in (folder or files("cypher").joinpath("migrations")).iterdir():
        if match := _NAME.fullmatch(file.name):
            found.append(Migration(int(match[1]), match[2], file.read_text("utf-8")))
    return sorted(found, key=lambda migration: migration.number)


async def migrate(graph: Graph, known: list[Migration] | None = None) -> list[int]:
    """Applies pending migrations; returns their numbers.

    Raises NewerSchema, ChangedMigration, and the errors of Graph."""
    known = migrations() if known is None else known
    missing = await pending(graph, known)
    for migration in missing:
        for statement in migration.statements:
            batch = statement.startswith("// batch")
            while (await graph.run(statement)) not in ([], [0]) and batch:
                pass
        while await graph.run(_PENDING):  # noqa: ASYNC110 (there is no event to wait for)
            await asyncio.sleep(0.1)
        await graph.run(
            _NOTE,
            number=migration.number,
            name=migration.name,
            checksum=migration.checksum,
            at=time_ns() // 1_000_000,
        )
    return [migration.number for migration in missing]


async def pending(graph: Graph, known: list[Migration] | None = None) -> list[Migration]:
    """The migrations that have not been applied to the database.

    Raises NewerSchema, ChangedMigration, and the errors of Graph."""
    known = migrations() if known is None else known
    applied = {row["number"]: row["checksum"] for row in await graph.run(_APPLIED)}
    if newer := sorted(applied.keys() - {migration.number for migration in known}):
        raise NewerSchema(
            f"the database has migration {newer[-1]}, which this version does not know: use a newer version of Headrace"
        )
    for migration in known:
        if applied.get(migration.number, migration.checksum) != migration.checksum:
            raise ChangedMigration(
                f"migration {migration.number} differs from the one that was applied to the database"
            )
    return [migration for migration in known if migration.number not in applied]
