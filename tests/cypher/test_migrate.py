from __future__ import annotations

import asyncio

import pytest

from cypher import Graph, NewerSchema, migrate
from cypher.migrate import ChangedMigration, Migration, migrations


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.number for migration in migrations()] == list(range(1, len(migrations()) + 1))


async def test_a_migrated_database_needs_nothing(graph: Graph) -> None:
    assert await migrate(graph) == []


async def test_an_older_program_refuses_a_newer_schema(graph: Graph) -> None:
    with pytest.raises(NewerSchema, match=f"migration {len(migrations())}"):
        await migrate(graph, [])


async def test_a_migration_that_was_run_is_never_changed(graph: Graph) -> None:
    changed = [Migration(m.number, m.name, m.text + "\n") for m in migrations()]
    with pytest.raises(ChangedMigration):
        await migrate(graph, changed)


async def test_data_migrations_go_on_where_they_were_cut(graph: Graph, workspace: str) -> None:
    label = workspace.capitalize()
    await graph.run(f"UNWIND range(1, 250) AS n CREATE (:{label} {{old: n}})")
    batch = (
        f"// batch\nMATCH (n:{label}) WHERE n.old IS NOT NULL WITH n LIMIT 100\n"
        "SET n.new = n.old * 2, n.old = null RETURN count(n)"
    )
    await graph.run(batch)  # as a server that ended after its first batch left it
    added = Migration(9000 + int(workspace[1:5], 16), "double", batch)
    try:
        await migrate(graph, [*migrations(), added])
        assert await graph.run(f"MATCH (n:{label}) RETURN sum(n.new)") == [2 * sum(range(1, 251))]
        assert await migrate(graph, [*migrations(), added]) == []
    finally:
        await graph.run("MATCH (m:Migration {number: $number}) DELETE m", number=added.number)


async def test_two_servers_may_start_at_once(graph: Graph, workspace: str) -> None:
    label = workspace.capitalize()
    statements = ";\n".join(
        f"CREATE CONSTRAINT {workspace}_{n} IF NOT EXISTS FOR (n:{label}) REQUIRE n.p{n} IS UNIQUE" for n in range(3)
    )
    added = Migration(9000 + int(workspace[1:5], 16), "at_once", statements)
    try:
        await asyncio.gather(*(migrate(graph, [*migrations(), added]) for _ in range(4)))
        names = await graph.run(
            "SHOW INDEXES YIELD name, labelsOrTypes WHERE $label IN labelsOrTypes RETURN name", label=label
        )
        assert len(names) == 3
        assert await graph.run("MATCH (m:Migration {number: $n}) RETURN count(m)", n=added.number) == [1]
    finally:
        await graph.run("MATCH (m:Migration {number: $number}) DELETE m", number=added.number)
