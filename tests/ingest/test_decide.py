"""What somebody decided holds over what code tells, across versions and retirement, until it is taken back."""

from __future__ import annotations

from typing import Any

import pytest

from analyzers.asset import parse
from cypher import key
from ingest import Change, NotThere, Retired, RunnableKind, RunnableRef, decide
from ingest.usages import asset_key
from tests.ingest.samples import script
from tests.ingest.shop import Workspace

LOAD = RunnableRef(RunnableKind.SCRIPT, "f/load")
URI = "s3:///raw.csv"


def usage_key(shop: Workspace) -> str:
    return key(shop.workspace, "Usage", LOAD.key(shop.workspace), asset_key(shop.workspace, parse(URI)))


async def stored(shop: Workspace) -> dict[str, Any]:
    (row,) = await shop.graph.run("MATCH (u:Usage {key: $key}) RETURN u {.*}", key=usage_key(shop))
    return dict(row)


async def edges(shop: Workspace) -> list[str]:
    found = await shop.graph.run(
        "MATCH (n:Script {key: $key})-[e:READS|WRITES|REFERENCES]->() RETURN type(e)", key=LOAD.key(shop.workspace)
    )
    return sorted(found)


async def test_a_decision_holds_until_it_is_taken_back(shop: Workspace) -> None:
    await shop.deploy(script("f/load", read=URI))
    (told,) = await decide(shop.graph, shop.workspace, usage_key(shop), "READ_WRITE", "ann", "it also appends")
    assert (told.change, told.evidence) == (Change.USAGE_CHANGED, "MANUAL")
    assert told.before is not None
    assert told.after is not None
    assert (told.before["access"], told.after["access"]) == ("READ", "READ_WRITE")
    assert told.after["evidence"][-1] == "MANUAL"
    row = await stored(shop)
    assert (row["access"], row["inferredAccess"], row["reads"], row["writes"]) == ("READ_WRITE", "READ", True, True)
    assert (row["decidedBy"], row["decidedAt"], row["decisionNote"]) == ("ann", told.at, "it also appends")
    assert await edges(shop) == ["READS", "WRITES"]
    (back,) = await decide(shop.graph, shop.workspace, usage_key(shop), None, "bob")
    assert back.sequence == told.sequence + 1
    row = await stored(shop)
    assert (row["access"], row["writes"], "MANUAL" in row["evidence"]) == ("READ", False, False)
    assert not any(name in row for name in ("decidedAccess", "decidedBy", "decidedAt", "decisionNote"))
    assert await edges(shop) == ["READS"]


async def test_what_changes_nothing_is_not_announced(shop: Workspace) -> None:
    await shop.deploy(script("f/load", read=URI))
    assert await decide(shop.graph, shop.workspace, usage_key(shop), None, "ann") == ()
    assert len(await decide(shop.graph, shop.workspace, usage_key(shop), "WRITE", "ann")) == 1
    assert await decide(shop.graph, shop.workspace, usage_key(shop), "WRITE", "bob", "so it is") == ()
    row = await stored(shop)
    assert (row["decidedBy"], row["decisionNote"]) == ("bob", "so it is")


async def test_a_decision_survives_versions_and_retirement(shop: Workspace) -> None:
    await shop.deploy(script("f/load", read=URI))
    await decide(shop.graph, shop.workspace, usage_key(shop), "UNKNOWN", "ann")
    assert await edges(shop) == ["REFERENCES"]
    await shop.deploy(script("f/load", write=URI))
    row = await stored(shop)
    assert (row["access"], row["inferredAccess"], row["evidence"][-1]) == ("UNKNOWN", "WRITE", "MANUAL")
    await shop.deploy(script("f/load", read="s3:///other.csv"))
    with pytest.raises(Retired):
        await decide(shop.graph, shop.workspace, usage_key(shop), "READ", "ann")
    await shop.deploy(script("f/load", read=URI))
    row = await stored(shop)
    assert (row["live"], row["access"], row["inferredAccess"], row["decidedBy"]) == (True, "UNKNOWN", "READ", "ann")
    assert await edges(shop) == ["REFERENCES"]


async def test_what_is_not_there_cannot_be_decided_and_makes_nothing(shop: Workspace) -> None:
    with pytest.raises(NotThere):
        await decide(shop.graph, shop.workspace, usage_key(shop), "READ", "ann")
    assert await shop.graph.run("MATCH (w:Workspace {name: $name}) RETURN w", name=shop.workspace) == []
