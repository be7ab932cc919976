"""What jobs did to an asset: newest first, by every filter, page by page, each access once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.asset import parse
from api.configuration import Configuration
from api.operation import Operation
from api.paging import Walk
from api.reading.accesses import Wanted, merged, of_asset
from api.schema.filters import JobAccessFilter
from api.schema.scalars import write_instant
from api.viewer import Viewer
from cypher import Graph, key
from cypher.spending import spending
from ingest import Analysts
from ingest.usages import asset_key
from tests.api.client import Client
from tests.api.jobs_data import COLD, HOT, START, History, job_id, remember, tell

ACCESS = "access evidence at job { jobId } asset { uri } columns { name access }"
READS, WRITES = {"READ", "READ_WRITE"}, {"WRITE", "READ_WRITE"}


@pytest.fixture(scope="module")
async def history(client: Client, anyio_backend: object) -> History:
    return await remember(client, f"w{uuid4().hex}")


async def pages(client: Client, workspace: str, at: str, arguments: str, first: int) -> list[Any]:
    """All accesses of a list, page by page; ``at`` is the field that has it."""
    rows: list[Any] = []
    after = None
    while True:
        found = await client.in_workspace(
            workspace,
            f"{at} {{ accesses(first: {first}, after: $after {arguments}) "
            f"{{ nodes {{ id {ACCESS} }} pageInfo {{ hasNextPage endCursor }} }} }}",
            after=("String", after),
        )
        page = found[at.partition("(")[0]]["accesses"]
        rows += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            assert len({row["id"] for row in rows}) == len(rows)
            return rows


def told(row: dict[str, Any]) -> tuple[str, str, str, str]:
    return row["at"], row["job"]["jobId"], row["asset"]["uri"], row["access"]


def expected(history: History, keep: Callable[[int, str, str, str], bool]) -> list[tuple[str, str, str, str]]:
    return [(write_instant(access[0]), *access[1:]) for access in history.accesses if keep(*access)]


@pytest.mark.parametrize("first", [1, 7, 200])
@pytest.mark.parametrize("reads", [None, True, False])
@pytest.mark.parametrize("writes", [None, True, False])
async def test_each_direction(
    client: Client, history: History, reads: bool | None, writes: bool | None, first: int
) -> None:
    given = {"reads": reads, "writes": writes}
    filter = ", ".join(f"{name}: {str(value).lower()}" for name, value in given.items() if value is not None)
    found = await pages(client, history.workspace, f'asset(uri: "{HOT}")', f"filter: {{{filter}}}", first)
    wanted = expected(
        history,
        lambda at, job, uri, access: (
            uri == HOT and reads in (None, access in READS) and writes in (None, access in WRITES)
        ),
    )
    assert wanted
    assert [told(row) for row in found] == wanted
    assert all(bool(row["columns"]) == (row["access"] == "READ") for row in found)


@pytest.mark.parametrize("reads", [None, True])
@pytest.mark.parametrize("writes", [None, True])
async def test_no_second_walk_where_each_goes_along_all_edges(
    graph: Graph, analysts: Analysts, history: History, reads: bool | None, writes: bool | None
) -> None:
    wanted = Wanted.of(JobAccessFilter(reads=reads, writes=writes))
    with spending() as spent:
        found = await of_asset(
            Operation(graph, analysts, Viewer(), Configuration()),
            asset_key(history.workspace, parse(HOT)),
            wanted,
            first=7,
            after=None,
        )
    assert len(found.rows) == 7
    assert wanted.partial == bool(reads and writes)
    assert spent.statements == (2 if wanted.partial and not graph.address.embedded else 1)


@pytest.mark.parametrize(("since", "until"), [(4, 9), (5, 6), (7, 7), (None, 5), (8, None), (9, 4)])
@pytest.mark.parametrize("first", [2, 200])
async def test_since_is_inclusive_and_until_exclusive(
    client: Client, history: History, since: int | None, until: int | None, first: int
) -> None:
    given = {"since": since, "until": until}
    filter = ", ".join(
        f'{name}: "{write_instant(START + value)}"' for name, value in given.items() if value is not None
    )
    found = await pages(client, history.workspace, f'asset(uri: "{HOT}")', f"filter: {{{filter}}}", first)
    assert [told(row) for row in found] == expected(
        history,
        lambda at, job, uri, access: (
            uri == HOT and (since is None or at >= START + since) and (until is None or at < START + until)
        ),
    )


async def test_the_newest_of_many_assets(client: Client, history: History) -> None:
    found = await client.in_workspace(
        history.workspace, f"assets {{ nodes {{ uri accesses(first: 1) {{ nodes {{ {ACCESS} }} }} }} }}"
    )
    newest = {row["uri"]: [told(access) for access in row["accesses"]["nodes"]] for row in found["assets"]["nodes"]}
    assert newest == {
        each: expected(history, lambda at, job, uri, access, each=each: uri == each)[:1]  # type: ignore[misc]
        for each in (HOT, COLD)
    }


@pytest.mark.parametrize("first", [1, 200])
async def test_of_a_job(client: Client, history: History, first: int) -> None:
    for each in (job_id(0), job_id(7), job_id(20)):
        found = await pages(client, history.workspace, f'job(jobId: "{each}")', "", first)
        assert found
        assert [told(row) for row in found] == expected(history, lambda at, job, uri, access, each=each: job == each)  # type: ignore[misc]


@pytest.mark.parametrize("first", [3, 200])
@pytest.mark.parametrize("filter", ["", ", filter: {writes: true}"])
async def test_of_a_job_and_all_below_it(client: Client, history: History, first: int, filter: str) -> None:
    parents = {job["jobId"]: job["parentJobId"] for job in history.jobs}

    def is_below(job: str | None, top: str) -> bool:
        return job is not None and (job == top or is_below(parents[job], top))

    for top in (job_id(0), job_id(1), job_id(5)):
        found = await pages(
            client, history.workspace, f'job(jobId: "{top}")', f", includeDescendants: true {filter}", first
        )
        wanted = expected(
            history,
            lambda at, job, uri, access, top=top: is_below(job, top) and (not filter or access in WRITES),  # type: ignore[misc]
        )
        assert len(wanted) > 5
        assert [told(row) for row in found] == wanted


async def test_an_access_can_be_asked_for_again(client: Client, history: History) -> None:
    rows = await pages(client, history.workspace, f'asset(uri: "{HOT}")', "", 200)
    assert {row["access"] for row in rows} == {"READ", "WRITE", "READ_WRITE", "UNKNOWN"}
    again = await client.data(
        f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id ... on JobAccess {{ {ACCESS} }} }} }}",
        ids=[row["id"] for row in rows],
    )
    assert again["nodes"] == rows


async def test_a_job_that_goes_while_its_accesses_are_read(client: Client, graph: Graph, workspace: str) -> None:
    access = {"uri": HOT, "access": "READ", "at": write_instant(START)}
    await tell(client, workspace, {"jobId": "1", "createdAt": write_instant(START), "accesses": [access]})
    await graph.run(
        "MATCH (:Job {key: $job})-[r:DID_READ]->(:Asset) SET r.job = 'gone' RETURN 1", job=key(workspace, "Job", "1")
    )
    asset = f'asset(uri: "{HOT}") {{ accesses {{ nodes {{ {ACCESS} }} }} }}'
    error = await client.error(f"query($w: String!) {{ workspace(name: $w) {{ {asset} }} }}", w=workspace)
    assert (error["extensions"], error["path"][-1]) == ({"code": "UNAVAILABLE"}, "job")


walks = st.lists(st.lists(st.integers(0, 30), max_size=12), max_size=3)


@given(lists=walks, length=st.integers(1, 6), start=st.integers(0, 31))
def test_a_walk_of_several_leaves_nothing_out(lists: list[list[int]], length: int, start: int) -> None:
    given = []
    for items in lists:
        rows = sorted({item for item in items if item < start}, reverse=True)[:length]
        given.append(Walk([{"at": at} for at in rows], (rows[-1],) if len(rows) == length else None))
    found = merged(given, lambda row: (row["at"],))
    whole = sorted({item for items in lists for item in items if item < start}, reverse=True)
    assert [row["at"] for row in found.rows] == whole[: len(found.rows)]
    if found.stopped is None:
        assert len(found.rows) == len(whole)
    else:
        assert len(found.rows) >= length
        assert found.stopped == (found.rows[-1]["at"],)
