"""Jobs: listed newest first by every filter, and as the trees that they form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from api.configuration import Configuration
from api.limits import Limits
from api.schema.scalars import write_instant
from cypher import Graph
from ingest import Analysts
from tests.api.application import asking
from tests.api.client import Client
from tests.api.jobs_data import READER, START, History, job_id, remember, script, tell

JOB = "id jobId status createdAt parent { jobId } runnable { __typename path }"


@pytest.fixture(scope="module")
async def history(client: Client, anyio_backend: object) -> History:
    return await remember(client, f"w{uuid4().hex}")


def told(row: dict[str, Any]) -> tuple[str, str | None, str]:
    return row["jobId"], row["status"], row["createdAt"]


BY_READER = f'{{kind: SCRIPT, path: "{READER}"}}'

FILTERS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "": lambda job: True,
    "statuses: [FAILED, RUNNING]": lambda job: job["status"] in ("FAILED", "RUNNING"),
    "statuses: []": lambda job: False,
    f'since: "{write_instant(START + 3)}"': lambda job: job["createdAt"] >= write_instant(START + 3),
    f'until: "{write_instant(START + 3)}"': lambda job: job["createdAt"] < write_instant(START + 3),
    f'since: "{write_instant(START + 2)}", until: "{write_instant(START + 5)}", statuses: [SUCCEEDED]': lambda job: (
        write_instant(START + 2) <= job["createdAt"] < write_instant(START + 5) and job["status"] == "SUCCEEDED"
    ),
    f"runnable: {BY_READER}": lambda job: job["runnable"] == script(READER),
    f'runnable: {BY_READER}, statuses: [FAILED], until: "{write_instant(START + 9)}"': lambda job: (
        job["runnable"] == script(READER) and job["status"] == "FAILED" and job["createdAt"] < write_instant(START + 9)
    ),
    'runnable: {kind: FLOW, path: "f/jobs/none"}': lambda job: False,
}


@pytest.mark.parametrize("filter", FILTERS)
@pytest.mark.parametrize("first", [3, 200])
async def test_the_jobs_of_a_workspace(client: Client, history: History, filter: str, first: int) -> None:
    pages = client.every(history.workspace, "jobs", JOB, first, f"filter: {{{filter}}}")
    assert [told(row) async for row in pages] == [told(job) for job in history.jobs if FILTERS[filter](job)]


@pytest.mark.parametrize("first", [4, 200])
async def test_the_jobs_of_runnables(client: Client, history: History, first: int) -> None:
    found = await client.in_workspace(
        history.workspace,
        f"scripts {{ nodes {{ path jobs(first: {first}) {{ nodes {{ {JOB} }} pageInfo {{ hasNextPage }} }} }} }}",
    )
    for row in found["scripts"]["nodes"]:
        wanted = [told(job) for job in history.jobs if job["runnable"] == script(row["path"])]
        assert [told(job) for job in row["jobs"]["nodes"]] == wanted[:first]
        assert row["jobs"]["pageInfo"]["hasNextPage"] == (len(wanted) > first)
        assert {job["runnable"]["path"] for job in row["jobs"]["nodes"]} == {row["path"]}


async def test_a_job_and_those_around_it(client: Client, history: History) -> None:
    found = await client.in_workspace(
        history.workspace, f"jobs(first: 200) {{ nodes {{ {JOB} root {{ jobId }} children {{ nodes {{ jobId }} }} }} }}"
    )
    for job, row in zip(history.jobs, found["jobs"]["nodes"], strict=True):
        assert (row["parent"] and row["parent"]["jobId"]) == job["parentJobId"]
        assert row["root"]["jobId"] == job_id(0)
        children = [other["jobId"] for other in history.jobs if other["parentJobId"] == job["jobId"]]
        assert [child["jobId"] for child in row["children"]["nodes"]] == children
        assert (row["runnable"] and row["runnable"]["path"]) == (job["runnable"] and job["runnable"]["path"])
    again = await client.data(
        f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id ... on Job {{ {JOB} }} }} }}",
        ids=[row["id"] for row in found["jobs"]["nodes"]],
    )
    bare = [{name: row[name] for name in row if name not in ("root", "children")} for row in found["jobs"]["nodes"]]
    assert again["nodes"] == bare


async def test_a_job_that_nobody_told_of(client: Client, history: History) -> None:
    assert await client.in_workspace(history.workspace, 'job(jobId: "none") { id }') == {"job": None}


async def test_the_root_that_was_told_is_the_root(client: Client, workspace: str) -> None:
    await tell(client, workspace, {"jobId": "step", "parentJobId": "loop", "rootJobId": "flow"})
    found = await client.in_workspace(
        workspace, 'job(jobId: "step") { status parent { jobId status root { jobId } } root { jobId } }'
    )
    loop = {"jobId": "loop", "status": None, "root": {"jobId": "loop"}}
    assert found["job"] == {"status": None, "parent": loop, "root": {"jobId": "flow"}}


async def test_jobs_that_started_each_other(client: Client, workspace: str) -> None:
    await tell(client, workspace, {"jobId": "one", "parentJobId": "two"}, {"jobId": "two", "parentJobId": "one"})
    found = await client.in_workspace(
        workspace, 'job(jobId: "one") { root { jobId } accesses(includeDescendants: true) { nodes { id } } }'
    )
    assert found["job"] == {"root": None, "accesses": {"nodes": []}}


async def test_a_tree_has_a_bound(graph: Graph, analysts: Analysts, history: History) -> None:
    configuration = Configuration(request=Limits(descendants=10))
    async with asking(graph, analysts, configuration) as http:
        client = Client(http)
        query = (
            "query($w: String!, $j: String!) { workspace(name: $w) { job(jobId: $j) "
            "{ accesses(includeDescendants: true) { nodes { id } } } } }"
        )
        assert await client.code(query, w=history.workspace, j=job_id(0)) == "LIMIT_EXCEEDED"
        assert (await client.data(query, w=history.workspace, j=job_id(9)))["workspace"]["job"]["accesses"]


async def test_a_job_tells_whether_all_that_it_did_was_reported(client: Client, workspace: str) -> None:
    told_of = {"all": True, "some": False, "nobody": None}
    jobs = [{"jobId": name, "status": "SUCCEEDED", "tracked": tracked} for name, tracked in told_of.items()]
    await tell(client, workspace, *jobs, {"jobId": "below", "parentJobId": "above"})
    found = await client.in_workspace(workspace, "jobs { nodes { jobId tracked } }")
    rows = {job["jobId"]: job["tracked"] for job in found["jobs"]["nodes"]}
    assert rows == {**told_of, "below": None, "above": None}
