"""How a Neo4j would run a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import neo4j

from cypher import Address

SCANS = ("AllNodesScan", "NodeByLabelScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan")


def operators(address: Address, text: str) -> list[str]:
    """The names of the plan's operators, without the database's suffix."""
    auth = (address.user, address.password or "") if address.user else None
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(database=address.database) as session,
    ):
        plan = session.run(f"EXPLAIN {text}").consume().plan
    assert plan is not None
    return [name.partition("@")[0] for name in _names(plan)]


def _names(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _names(child)
