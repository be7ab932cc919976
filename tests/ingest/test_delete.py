"""A workspace that is deleted is gone at once and whole, and a new one of its name has nothing to do with it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest

from analyzers.context import Storage
from analyzers.language import Language
from cypher import Address, Graph, InvalidWorkspace, Transaction, key
from cypher.migrate import migrations
from ingest import (
    Analysts,
    AppInput,
    Deployment,
    Limits,
    NotThere,
    ResourceInput,
    RunnableKind,
    RunnableRef,
    ScheduleInput,
    ScriptInput,
    TriggerInput,
    archive,
    decide,
    delete,
    deploy,
    prune,
    record,
    resume,
    transaction,
)
from ingest.delete import LABELS, BeingDeleted
from ingest.plan import Plan
from ingest.upgrade import reanalyse
from tests.cypher.meanwhile import met
from tests.databases import PATIENT
from tests.ingest.jobs.history import History, job, read, write
from tests.ingest.samples import flow, run_step, script, step

FEW = Limits(delete_nodes=3, delete_edges=4)
"""Bounds that make many transactions of a test's few nodes."""

OF_THE_SERVER = {"Migration", "Token"}

ITEMS = (
    script("f/a", read="s3:///raw/*.csv", write="ducklake://main/t"),
    ScriptInput("f/b", Language.PYTHON, "from f.lost import x\nimport wmill\n\ndef main(): wmill.run_script('f/a')"),
    flow("f/c", step("one", read="s3:///raw/1.csv"), run_step("two", "f/a"), run_step("three", "f/c", "flow")),
    AppInput("f/d", {"grid": []}),
    ScheduleInput("f/e", RunnableRef(RunnableKind.FLOW, "f/c")),
    TriggerInput("f/g", "http", RunnableRef(RunnableKind.SCRIPT, "f/a")),
)
MORE: dict[str, Any] = {
    "resources": (ResourceInput("f/db", "postgresql", ("res://f/other",)),),
    "storages": (Storage(None, "lake"),),
    "source": "ci",
}


@pytest.fixture
def history(graph: Graph, analysts: Analysts, workspace: str) -> History:
    return History(graph, analysts, workspace)


async def fill(history: History) -> None:
    """Makes something of everything that a workspace can hold."""
    await history.deploy(*ITEMS, **MORE)
    for n in range(3):
        await history.record(job(f"j{n}", "f/a", *(read(f"s3:///raw/{m}.csv") for m in range(3)), parent_job_id="j0"))


async def held(history: History) -> dict[str, int]:
    """How many nodes of each label have the workspace, or its name in their key."""
    found = {}
    for label in labels():
        (count,) = await history.graph.run(
            f"MATCH (n:{label}) WHERE n.workspace = $w OR n.key >= $w + ':' AND n.key < $w + ';' RETURN count(n)",
            w=history.workspace,
        )
        found[label] = count
    return {label: count for label, count in found.items() if count}


async def timeless(history: History) -> dict[str, Any]:
    """Everything but the log and the instants."""
    whole = await history.whole(history=False)
    for node in whole["nodes"].values():
        for name in [name for name in node if name.endswith("At")]:
            del node[name]
    return whole


def labels() -> set[str]:
    """Every label of the schema."""
    return set(re.findall(r"FOR \(n:(\w+)\) REQUIRE", "".join(one.text for one in migrations())))


class Dying(Graph):
    """A door that breaks after some transactions."""

    left = 5

    async def write(self, work: Callable[[Transaction], Awaitable[Any]], *, keep: bool = True) -> Any:
        if not self.left:
            raise ConnectionAbortedError
        self.left -= 1
        return await super().write(work, keep=keep)


async def cut_short(history: History, address: Address) -> None:
    """Begins to delete the workspace and ends half-way."""
    before = await held(history)
    async with Dying.open(address, PATIENT) as door:
        with pytest.raises(ConnectionAbortedError):
            await delete(door, history.workspace, limits=FEW)
    assert before.keys() - {"Job"} <= (await held(history)).keys()


def test_every_label_of_a_workspace_is_removed() -> None:
    assert labels() == {*LABELS, "Workspace", "Log", *OF_THE_SERVER}


async def test_nothing_is_left_but_the_number_of_the_log(history: History) -> None:
    await fill(history)
    before = await held(history)
    assert before.keys() == {*LABELS, "Workspace", "Log"}
    (log,) = await history.nodes("Log")
    assert await delete(history.graph, history.workspace, limits=FEW) == sum(before.values()) - 2
    assert await held(history) == {"Log": 1}
    (kept,) = await history.nodes("Log")
    assert (kept["sequence"], kept["oldest"]) == (log["sequence"] + 1, log["sequence"] + 2)
    with pytest.raises(NotThere):
        await delete(history.graph, history.workspace)


async def test_others_keep_all_that_they_have(history: History, graph: Graph, analysts: Analysts) -> None:
    others = [History(graph, analysts, name) for name in (f"{history.workspace}0", f"{history.workspace}-", "A" * 63)]
    for one in (history, *others):
        await fill(one)
    before = [await one.whole() for one in others]
    await delete(graph, history.workspace)
    assert [await one.whole() for one in others] == before
    for one in others:
        await delete(graph, one.workspace)


async def test_one_that_comes_back_begins_anew(history: History) -> None:
    await fill(history)
    before = await timeless(history)
    await delete(history.graph, history.workspace)
    (forgotten,) = await history.nodes("Log")
    await fill(history)
    assert await timeless(history) == before
    numbers = sorted(row["sequence"] for row in await history.nodes("Detection"))
    assert numbers == list(range(forgotten["oldest"], forgotten["oldest"] + len(numbers)))


async def test_there_is_none_as_soon_as_it_begins(history: History, address: Address) -> None:
    graph, analysts, workspace = history.graph, history.analysts, history.workspace
    await fill(history)
    (usage, *_) = (row["key"] for row in await history.nodes("Usage") if row["live"])
    await cut_short(history, address)
    left = await history.whole()
    for write_to in (history.deploy(*ITEMS), history.deploy(dry_run=True), history.record(job("new"))):
        with pytest.raises(BeingDeleted, match="is being deleted"):
            await write_to
    for change in (
        archive(graph, analysts, workspace, [RunnableRef(RunnableKind.SCRIPT, "f/a")]),
        decide(graph, workspace, usage, "READ", "ann"),
        prune(graph, 2**53, [workspace]),
    ):
        with pytest.raises(NotThere):
            await change
    assert await reanalyse(graph, analysts, workspace) == 0
    assert await history.whole() == left
    assert await graph.read("workspaces_named", requests=[workspace]) == [False]
    assert await graph.read("storages", name=workspace) is None


async def test_one_that_was_cut_short_goes_on(history: History, address: Address) -> None:
    await fill(history)
    await cut_short(history, address)
    assert await delete(history.graph, history.workspace)
    assert await held(history) == {"Log": 1}
    await fill(history)
    await cut_short(history, address)
    assert history.workspace in await resume(history.graph)
    assert await held(history) == {"Log": 1}
    assert history.workspace not in await resume(history.graph)


async def test_one_that_is_deleted_while_it_is_analysed_again_does_not_come_back(history: History) -> None:
    assert await reanalyse(history.graph, history.analysts, history.workspace) == 0
    assert not await held(history)


async def test_a_name_that_none_can_have(graph: Graph) -> None:
    with pytest.raises(InvalidWorkspace):
        await delete(graph, "a:b")


class Meanwhile(Graph):
    """A door behind which something happens when something is about to be written."""

    happens: Callable[[], Awaitable[object]] | None = None

    async def write(self, work: Callable[[Transaction], Awaitable[Any]], *, keep: bool = True) -> Any:
        if self.happens:
            happens, self.happens = self.happens, None
            await happens()
        return await super().write(work, keep=keep)


async def test_what_was_planned_for_one_is_not_written_to_the_next(history: History, address: Address) -> None:
    old = script("f/old", read="s3:///old")

    async def replace() -> None:
        await delete(history.graph, history.workspace)
        await history.deploy(script("f/new", read="s3:///new"))

    await history.deploy(old)
    async with Meanwhile.open(address, PATIENT) as door:
        assert isinstance(door, Meanwhile)
        door.happens = replace
        given = Deployment(history.workspace, (old, script("f/a", read="s3:///a")))
        assert (await deploy(door, history.analysts, given)).changed_count == 2
    assert set(await history.usages()) == {("f/old", "s3:///old"), ("f/a", "s3:///a"), ("f/new", "s3:///new")}


async def test_what_is_left_of_one_is_not_taken_for_deployed(history: History, address: Address) -> None:
    await fill(history)
    await cut_short(history, address)
    async with Meanwhile.open(address, PATIENT) as door:
        assert isinstance(door, Meanwhile)
        door.happens = lambda: resume(history.graph)
        with pytest.raises(BeingDeleted):
            await deploy(door, history.analysts, Deployment(history.workspace, ITEMS))
    await resume(history.graph)
    assert (await history.deploy(*ITEMS)).changed_count == len(ITEMS)


async def test_who_comes_late_leaves_the_next_one_to_those_who_delete_it(history: History, address: Address) -> None:
    async def replace() -> None:
        await resume(history.graph)
        await fill(history)
        await cut_short(history, address)
        left.append(await history.whole())

    left: list[Any] = []
    await fill(history)
    await cut_short(history, address)
    async with Meanwhile.open(address, PATIENT) as door:
        assert isinstance(door, Meanwhile)
        door.happens = replace
        await resume(door)
    assert left == [await history.whole()]
    assert await delete(history.graph, history.workspace)
    assert await held(history) == {"Log": 1}


async def test_many_at_once_leave_one_that_is_whole(history: History) -> None:
    await fill(history)

    async def insist(work: Callable[[], Awaitable[object]]) -> None:
        while True:
            with suppress(BeingDeleted):
                await work()
                return

    async def gone() -> None:
        with suppress(NotThere):
            await delete(history.graph, history.workspace, limits=FEW)

    items = [script(f"f/{n}", read=f"s3:///{n}") for n in range(4)]
    await asyncio.gather(
        gone(),
        gone(),
        *(insist(lambda item=item: history.deploy(item)) for item in items),  # type: ignore[misc]
        *(insist(lambda n=n: history.record(job(f"n{n}", "f/0", write(f"s3:///{n}")))) for n in range(4)),  # type: ignore[misc]
    )
    for item in items:
        await history.deploy(item)
    for n in range(4):
        await history.record(job(f"n{n}", "f/0", write(f"s3:///{n}")))
    assert {row["jobId"] for row in await history.nodes("Job")} >= {f"n{n}" for n in range(4)}
    usages = await history.nodes("Usage")
    assert {row["path"] for row in usages} >= {f"f/{n}" for n in range(4)}
    numbers = sorted(row["sequence"] for row in await history.nodes("Detection"))
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert await delete(history.graph, history.workspace)
    assert await held(history) == {"Log": 1}


class Within:
    """A door whose writing happens in a transaction that has begun."""

    def __init__(self, graph: Graph, tx: Transaction) -> None:
        self.read, self.read_each = graph.read, graph.read_each
        self._tx = tx

    async def write(self, work: Callable[[Transaction], Awaitable[Any]], *, keep: bool = True) -> Any:
        return await work(self._tx)


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)  # the embedded database has one writer
class TestMeanwhile:
    """What is written while another transaction is not yet committed."""

    async def test_jobs_that_need_no_lock_come_before_it(self, history: History) -> None:
        known = job("j", "f/a", read("s3:///x"))
        await history.record(known, job("k", "f/a", read("s3:///x")))

        async def first(tx: Transaction) -> None:
            door: Any = Within(history.graph, tx)
            await record(door, history.analysts, history.workspace, [job("new", None), known])

        await met(history.graph, history.workspace, first, lambda: delete(history.graph, history.workspace))
        assert await held(history) == {"Log": 1}

    async def test_batches_of_jobs_do_not_wait_for_each_other(self, history: History) -> None:
        known = [job(f"j{n}", "f/a", read("s3:///x")) for n in range(2)]
        await history.record(*known)

        async def first(tx: Transaction) -> None:
            door: Any = Within(history.graph, tx)
            await record(door, history.analysts, history.workspace, [job("one", None)])
            await history.record(job("two", None))

        await history.graph.write(first)
        assert {row["jobId"] for row in await history.nodes("Job")} == {"j0", "j1", "one", "two"}

    async def test_a_deployment_comes_before_it(self, history: History) -> None:
        async def first(tx: Transaction) -> None:
            door: Any = Within(history.graph, tx)
            await deploy(door, history.analysts, Deployment(history.workspace, (script("f/new", read="s3:///new"),)))

        await history.deploy(script("f/a", read="s3:///a"))
        await met(history.graph, history.workspace, first, lambda: delete(history.graph, history.workspace))
        assert await held(history) == {"Log": 1}

    async def test_what_waits_for_its_beginning_finds_it(self, history: History) -> None:
        for late in (lambda: history.record(job("new")), lambda: history.deploy(script("f/b", read="s3:///b"))):
            await history.deploy(script("f/a", read="s3:///a"))
            with pytest.raises(BeingDeleted):
                await met(history.graph, history.workspace, self.close(history), late)
            await delete(history.graph, history.workspace)
            assert await held(history) == {"Log": 1}

    async def test_what_waits_for_its_end_begins_anew_behind_it(self, history: History) -> None:
        await history.deploy(script("f/a", read="s3:///a"))
        await history.graph.write(self.close(history))

        async def last(tx: Transaction) -> None:
            await tx.run("drop_closed", key=key(history.workspace, "Workspace"), closedAt=1)

        with pytest.raises(BeingDeleted):
            await met(
                history.graph,
                history.workspace,
                last,
                lambda: transaction.write(history.graph, history.workspace, None, Plan(None, None), FEW),
            )
        assert (await history.deploy(script("f/b", read="s3:///b"))).changed_count == 1

    @staticmethod
    def close(history: History) -> Callable[[Transaction], Awaitable[None]]:
        async def close(tx: Transaction) -> None:
            named = {"key": key(history.workspace, "Workspace"), "workspace": history.workspace}
            assert await tx.run("close_workspace", **named, at=1) == 1

        return close
