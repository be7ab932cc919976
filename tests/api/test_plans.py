"""How a real Neo4j runs each reading statement: by an index, in its order, whatever the size of the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import neo4j
import pytest

from cypher import Address, Graph
from cypher.statements import load

FILES = {file.stem for file in (Path(__file__).parents[2] / "cypher" / "read").glob("*.cypher")}
READ = sorted(name for name in load() if name.partition(".")[0] in FILES)

SORTED = {
    "accesses_of_jobs": "merges the jobs of a tree, each read in order and no further than a page",
    "assets_found": "what a substring search finds has no order of its own",
    "assets_found_descending": "the same",
    "scripts_found": "the same",
    "flows_found": "the same",
    "flow_pictures": "the steps of one flow, which an analysis bounds",
    "matches": "the members of one pattern, which ingest bounds",
    "patterns": "the patterns of one asset",
    "usages_of_assets": "merges the assets of a scope, each read in order and no further than a page",
    "usages_of_runnables": "merges what one runnable runs, each read in order and no further than a page",
}
"""The statements that sort, and why what they sort does not grow with the workspace."""


@pytest.fixture(scope="module")
def driver(address: Address) -> Iterator[neo4j.Driver]:
    auth = (address.user, address.password or "") if address.user else None
    with neo4j.GraphDatabase.driver(address.uri, auth=auth, notifications_min_severity="OFF") as driver:
        yield driver


@pytest.fixture(scope="module")
def populated(driver: neo4j.Driver, graph: Graph) -> neo4j.Driver:
    """A database with so many assets that the planner cannot think a sort cheap: a plan depends on what is counted."""
    driver.execute_query(
        "UNWIND range(1, 5000) AS i CREATE (:Asset {key: $w + ':' + toString(i), workspace: $w, used: true, "
        "uri: 's3:///' + toString(i), search: 's3:///' + toString(i), firstSeenAt: i, lastSeenAt: i, "
        "prefix: CASE i % 10 WHEN 0 THEN 's3:///' + toString(i) + '/' END})",
        w=f"w{uuid4().hex}",
    )
    driver.execute_query("CALL db.prepareForReplanning(120)")
    return driver


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)
@pytest.mark.parametrize("name", READ)
async def test_no_statement_reads_a_workspace_for_a_page(populated: neo4j.Driver, name: str) -> None:
    with populated.session() as session:
        plan: Any = session.run("EXPLAIN " + load()[name]).consume().plan
    operators = list(_operators(plan))
    assert any("Index" in operator for operator in operators)
    scans = [operator for operator in operators if "Scan" in operator and operator != "NodeIndexContainsScan"]
    assert not scans
    assert ("NodeIndexContainsScan" in operators) == ("_found" in name)
    sorts = {operator for operator in operators if operator in ("Sort", "Top", "PartialSort", "PartialTop")}
    assert bool(sorts) == (name in SORTED)


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)
@pytest.mark.parametrize("name", ["accesses", "accesses_of_assets", "accesses_of_jobs"])
async def test_an_access_is_not_looked_for_among_all_of_a_node(populated: neo4j.Driver, name: str) -> None:
    with populated.session() as session:
        plan: Any = session.run("EXPLAIN " + load()[name]).consume().plan
    operators = list(_operators(plan))
    seeks = [name for name in operators if name.startswith("DirectedRelationship") and name.endswith("IndexSeek")]
    assert len(seeks) == 3, "one for each type of edge"
    assert not [name for name in operators if name.startswith("Expand")]


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from _operators(child)
