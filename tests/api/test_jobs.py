"""Jobs: listed newest first by every filter, and as the trees that they form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from api.configuration import Configuration
from api.limits import Limits
from api.reading.rows import runnable_key
from api.schema.scalars import write_instant
from cypher import Graph, key
from ingest import Analysts
from tests.api.application import asking
from tests.api.client import Client
from tests.api.jobs_data import READER, START, WRITER, History, a_job, deploy, remember, store

JOB = "id jobId status createdAt parent { jobId } runnable { __typename path }"


@pytest.fixture(scope="module")
async def history(client: Client, graph: Graph, anyio_backend: object) -> History:
    return await remember(client, graph, f"w{uuid4().hex}")


def told(row: dict[str, Any]) -> tuple[str, str | None, str]:
    return row["jobId"], row["status"], row["createdAt"]


def expected(jobs: list[dict[str, Any]]) -> list[tuple[str, str | None, str]]:
    return [(job["jobId"], job["status"], write_instant(job["createdAt"])) for job in jobs]


BY_READER = f'{{kind: SCRIPT, path: "{READER}"}}'

FILTERS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "": lambda job: True,
    "statuses: [FAILED, RUNNING]": lambda job: job["status"] in ("FAILED", "RUNNING"),
    "statuses: []": lambda job: False,
    f'since: "{write_instant(START + 3)}"': lambda job: job["createdAt"] >= START + 3,
    f'until: "{write_instant(START + 3)}"': lambda job: job["createdAt"] < START + 3,
    f'since: "{write_instant(START + 2)}", until: "{write_instant(START + 5)}", statuses: [SUCCEEDED]': lambda job: (
        START + 2 <= job["createdAt"] < START + 5 and job["status"] == "SUCCEEDED"
    ),
    f"runnable: {BY_READER}": lambda job: job.get("runnable") == reader(job),
    f'runnable: {BY_READER}, statuses: [FAILED], until: "{write_instant(START + 9)}"': lambda job: (
        job.get("runnable") == reader(job) and job["status"] == "FAILED" and job["createdAt"] < START + 9
    ),
    'runnable: {kind: FLOW, path: "f/jobs/none"}': lambda job: False,
}


def reader(job: dict[str, Any]) -> str:
    return runnable_key(job["workspace"], "SCRIPT", READER)


@pytest.mark.parametrize("filter", FILTERS)
@pytest.mark.parametrize("first", [3, 200])
async def test_the_jobs_of_a_workspace(client: Client, history: History, filter: str, first: int) -> None:
    pages = client.every(history.workspace, "jobs", JOB, first, f"filter: {{{filter}}}")
    wanted = [job for job in history.jobs if FILTERS[filter](job)]
    assert [told(row) async for row in pages] == expected(wanted)


@pytest.mark.parametrize("first", [4, 200])
async def test_the_jobs_of_runnables(client: Client, history: History, first: int) -> None:
    found = await client.in_workspace(
        history.workspace,
        f"scripts {{ nodes {{ path jobs(first: {first}) {{ nodes {{ {JOB} }} pageInfo {{ hasNextPage }} }} }} }}",
    )
    for script in found["scripts"]["nodes"]:
        ran = runnable_key(history.workspace, "SCRIPT", script["path"])
        wanted = [job for job in history.jobs if job.get("runnable") == ran]
        assert [told(row) for row in script["jobs"]["nodes"]] == expected(wanted[:first])
        assert script["jobs"]["pageInfo"]["hasNextPage"] == (len(wanted) > first)
        assert {row["runnable"]["path"] for row in script["jobs"]["nodes"]} == {script["path"]}


async def test_a_job_and_those_around_it(client: Client, history: History) -> None:
    names = {job["key"]: job["jobId"] for job in history.jobs}
    found = await client.in_workspace(
        history.workspace, f"jobs(first: 200) {{ nodes {{ {JOB} root {{ jobId }} children {{ nodes {{ jobId }} }} }} }}"
    )
    for job, row in zip(history.jobs, found["jobs"]["nodes"], strict=True):
        assert (row["parent"] and row["parent"]["jobId"]) == names.get(job.get("parent"))
        assert row["root"]["jobId"] == "job-0"
        children = [other["jobId"] for other in history.jobs if other.get("parent") == job["key"]]
        assert [child["jobId"] for child in row["children"]["nodes"]] == children
        paths = {runnable_key(history.workspace, "SCRIPT", path): path for path in (READER, WRITER)}
        assert (row["runnable"] and row["runnable"]["path"]) == paths.get(job.get("runnable"))
    again = await client.data(
        f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id ... on Job {{ {JOB} }} }} }}",
        ids=[row["id"] for row in found["jobs"]["nodes"]],
    )
    bare = [{name: row[name] for name in row if name not in ("root", "children")} for row in found["jobs"]["nodes"]]
    assert again["nodes"] == bare


async def test_a_job_that_nobody_told_of(client: Client, history: History) -> None:
    assert await client.in_workspace(history.workspace, 'job(jobId: "none") { id }') == {"job": None}


async def test_the_root_that_was_told_is_the_root(client: Client, graph: Graph, workspace: str) -> None:
    await deploy(client, workspace)
    top = a_job(workspace, 1)
    stub = {**a_job(workspace, 2), "told": False, "status": None}
    await store(graph, [top, stub, a_job(workspace, 3, parent=stub["key"], root=top["key"])], [])
    found = await client.in_workspace(workspace, 'job(jobId: "job-3") { parent { jobId status } root { jobId } }')
    assert found["job"] == {"parent": {"jobId": "job-2", "status": None}, "root": {"jobId": "job-1"}}


async def test_jobs_that_started_each_other(client: Client, graph: Graph, workspace: str) -> None:
    await deploy(client, workspace)
    one, two = (key(workspace, "Job", f"job-{number}") for number in (1, 2))
    await store(graph, [a_job(workspace, 1, parent=two), a_job(workspace, 2, parent=one)], [])
    below = await client.in_workspace(
        workspace, 'job(jobId: "job-1") { accesses(includeDescendants: true) { nodes { id } } }'
    )
    assert below["job"]["accesses"]["nodes"] == []
    assert await client.in_workspace(workspace, 'job(jobId: "job-1") { root { jobId } }') == {"job": {"root": None}}


async def test_a_tree_has_a_bound(graph: Graph, analysts: Analysts, history: History) -> None:
    configuration = Configuration(request=Limits(descendants=10))
    async with asking(graph, analysts, configuration) as http:
        client = Client(http)
        query = (
            "query($w: String!, $j: String!) { workspace(name: $w) { job(jobId: $j) "
            "{ accesses(includeDescendants: true) { nodes { id } } } } }"
        )
        assert await client.code(query, w=history.workspace, j="job-0") == "LIMIT_EXCEEDED"
        assert (await client.data(query, w=history.workspace, j="job-9"))["workspace"]["job"]["accesses"]
