from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from cypher import Address, Graph, Transaction
from ingest import Analysts, Deployment, RunnableKind, RunnableRef, deploy
from tests.databases import PATIENT
from tests.ingest.samples import flow, run_step, script
from tests.ingest.shop import Workspace


async def test_deployments_at_once_lose_nothing(shop: Workspace) -> None:
    await asyncio.gather(
        *(shop.deploy(script(f"f/{n}", read="s3:///raw/*.csv", write=f"s3:///raw/{n}.csv")) for n in range(8))
    )
    assert len(await shop.usages()) == 16
    assert len(await shop.edges("MATCHES")) == 8
    assert len(await shop.log()) == 9 + 16


async def test_the_same_thing_deployed_at_once_is_one_thing(shop: Workspace) -> None:
    items = (script("f/a", read="s3:///{x}"), flow("f/b", run_step("one", "f/a")))
    done = await asyncio.gather(*(shop.deploy(*items) for _ in range(5)))
    assert sorted(one.changed_count for one in done) == [0, 0, 0, 0, 2]
    assert len(await shop.edges("READS", "RUNS", "HAS_STEP")) == 3
    assert len(await shop.log()) == 2


async def test_two_servers_deploy_versions_of_one_script(
    address: Address, graph: Graph, analysts: Analysts, workspace: str, shop: Workspace
) -> None:
    """What stands in the end is one of the versions, whole."""

    async def push(door: Graph, name: str) -> None:
        for n in range(4):
            item = script("f/a", read=f"s3:///{name}/{n}", write=f"s3:///{name}/{n}/out")
            await deploy(door, analysts, Deployment(workspace, (item,)))

    async with Graph.open(address, PATIENT) as other:
        await asyncio.gather(push(graph, "one"), push(other, "two"))
    live = {uri: access for (_, uri), access in (await shop.usages()).items()}
    (read,) = [uri for uri, access in live.items() if access == "READ"]
    assert live == {read: "READ", f"{read}/out": "WRITE"}
    assert await shop.edges("READS", "WRITES") == {("f/a", "READS", read), ("f/a", "WRITES", f"{read}/out")}
    changes = [change for change, _, _ in await shop.log()]
    assert changes.count("USAGE_ADDED") == changes.count("USAGE_RETIRED") + 2


class Overtaken(Graph):
    """A door behind which another deployment commits whenever one is about to be written."""

    others = 0

    def follow(self, shop: Workspace) -> None:
        self.shop = shop

    async def write(self, work: Callable[[Transaction], Awaitable[Any]], *, keep: bool = True) -> Any:
        self.others += 1
        await self.shop.deploy(script("f/other", read=f"s3:///{self.others}"))
        return await super().write(work, keep=keep)


async def test_a_deployment_that_others_overtake_all_the_time_gets_its_turn(
    address: Address, analysts: Analysts, workspace: str, shop: Workspace
) -> None:
    async with Overtaken.open(address, PATIENT) as door:
        assert isinstance(door, Overtaken)
        door.follow(shop)
        done = await deploy(door, analysts, Deployment(workspace, (script("f/a", read="s3:///a"),)))
    assert done.changed_count == 1
    assert set(await shop.usages()) == {("f/a", "s3:///a"), ("f/other", f"s3:///{door.others}")}
    await shop.log()


async def test_archiving_while_deploying(shop: Workspace) -> None:
    ref = RunnableRef(RunnableKind.SCRIPT, "f/a")
    await asyncio.gather(
        *(shop.deploy(script("f/a", read=f"s3:///{n}")) for n in range(3)),
        *(shop.deploy(archive=(ref,)) for _ in range(3)),
    )
    (node,) = await shop.nodes("Script")
    assert len(await shop.usages()) == len(await shop.edges("READS")) == int(node["live"])
