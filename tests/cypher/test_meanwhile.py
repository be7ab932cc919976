"""Neo4j reads without a lock: what a statement has found can be deleted, or moved, before it is read whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from cypher import Graph, Transaction, key
from cypher.statements import load
from tests.cypher.meanwhile import met

pytestmark = pytest.mark.parametrize("address", ["neo4j"], indirect=True)  # the embedded database has one writer

_FOUND = (
    re.compile(r"^( *(?:WITH|ORDER BY|\S+ DESC,) .*(?:LIMIT \$\w+|ORDER BY .*)\n)(?! *\})", re.MULTILINE),
    re.compile(r"^( *(?:OPTIONAL MATCH|WHERE) .*\n)(?= *RETURN)", re.MULTILINE),
)
"""Where a statement has found what it reads then: the end of a walk, or of a look for keys."""

_STOP = r"\1CALL () { MATCH (l:Log {workspace: $workspace}) SET l.passed = true }" + "\n"

MAKE = """
CREATE (a:Asset {key: $w + ':a', workspace: $w, uri: 's3:///a', kind: 'S3_OBJECT', used: true, isPattern: false,
  firstSeenAt: 1, lastSeenAt: 1})
CREATE (s:Script {key: $w + ':s', workspace: $w, live: true, path: 'f/s'})-[:READS]->(a)
CREATE (:Step {key: $w + ':n', workspace: $w, flow: $w + ':f', position: 1, live: true, path: 'f/f#n'})
CREATE (:Diagnostic {key: $w + ':g', workspace: $w, runnable: $w + ':s', rank: 'r', severity: 'ERROR', code: 'C'})
CREATE (:Detection {key: $w + ':d', workspace: $w, sequence: 1, at: 1, change: 'ASSET_ADDED', uri: 's3:///a'})
CREATE (j:Job {key: $w + ':j', workspace: $w, jobId: 'j', runnable: $w + ':s', parent: $w + ':p', createdAt: 1,
  recordedAt: 1, told: true})
CREATE (j)-[:DID_READ {job: $w + ':j', asset: $w + ':a', at: 1, access: 'READ', evidence: 'RUNTIME',
  recordedAt: 1}]->(a)
RETURN 1
"""


async def prune(tx: Transaction, w: str) -> None:
    await tx.run("drop_job_edges", workspace=w, before=2, jobs=9, edges=9)
    await tx.run("drop_jobs", workspace=w, before=2, jobs=9)


async def forget(tx: Transaction, w: str) -> None:
    await tx.run("forget_detections", workspace=w, oldest=2)


async def mend(tx: Transaction, w: str) -> None:
    await tx.run("clear_diagnostics", rows=[f"{w}:s"])


async def see(tx: Transaction, w: str) -> None:
    await tx.run("see_assets", rows=[f"{w}:a"], at=9)


async def reorder(tx: Transaction, w: str) -> None:
    await tx.run("put_runnables.Step", rows=[{"key": f"{w}:n", "position": 9}])


async def unlink(tx: Transaction, w: str) -> None:
    await tx.run("unlink_usages.Script", rows=[{"runnable": f"{w}:s", "asset": f"{w}:a"}])


FAR = 2**53
HIGH = "\U0010ffff"
FILTERS = ("statuses", "changes", "kinds", "evidence", "uriPrefix", "pathPrefix", "severities", "codes", "isPattern")
ALL: dict[str, Any] = dict.fromkeys(FILTERS)
LENGTHS = {"reads": 1, "writes": 0, "references": 0, "accesses": ["READ"]}
SEEN = {"uriPrefix": "", "includeUnused": False}

Meanwhile = Callable[[Transaction, str], Any]

WALKS: list[tuple[str, Callable[[str], dict[str, Any]], Meanwhile, Callable[[str], Any]]] = [
    ("jobs_of_workspace", lambda w: {"since": 0, "at": FAR, "key": HIGH}, prune,
     lambda w: {"stopped": [1, f"{w}:j"], "rows": []}),
    ("jobs_of_runnables", lambda w: {"requests": [[f"{w}:s", 0, FAR, HIGH]]}, prune,
     lambda w: [{"stopped": [1, f"{w}:j"], "rows": []}]),
    ("jobs_of_parents", lambda w: {"requests": [[f"{w}:p", 0, FAR, HIGH]]}, prune,
     lambda w: [{"stopped": [1, f"{w}:j"], "rows": []}]),
    ("accesses_of_assets", lambda w: {"requests": [[f"{w}:a", 0, FAR, HIGH, HIGH]], **LENGTHS}, prune,
     lambda w: [[{"stopped": [1, f"{w}:j", "READ"], "rows": []}]]),
    ("accesses_of_jobs", lambda w: {"requests": [[[f"{w}:j"], 0, FAR, HIGH, HIGH, HIGH]], **LENGTHS}, prune,
     lambda w: [[{"stopped": [1, f"{w}:j", f"{w}:a", "READ"], "rows": []}]]),
    ("detections", lambda w: {"after": 0, "before": 2}, forget, lambda w: {"stopped": [1], "rows": []}),
    ("detections_descending", lambda w: {"after": 0, "before": 2}, forget, lambda w: {"stopped": [1], "rows": []}),
    ("detections_between", lambda w: {"after": 0, "through": 1}, forget, lambda w: {"numbers": [], "rows": []}),
    ("detections_oldest", lambda w: {"count": 1}, forget, lambda w: [[1, 0]]),
    ("diagnostics", lambda w: {"from": "", "to": HIGH}, mend, lambda w: {"stopped": ["r"], "rows": []}),
    ("diagnostics_of_runnables", lambda w: {"requests": [f"{w}:s"], "first": 1}, mend, lambda w: [[]]),
    ("lineage_links", lambda w: {
        "requests": {label: [] for label in ("Script", "Flow", "Step", "App", "Schedule", "Trigger")}
        | {"Asset": [["UPSTREAM", f"{w}:a", []]]}, "fanOut": 9, "rows": 9}, unlink, lambda w: []),
    ("jobs", lambda w: {"requests": [f"{w}:j"]}, prune, lambda w: [[None]]),
    ("accesses", lambda w: {"requests": [[f"{w}:j", 1, f"{w}:a", "READ"]]}, prune, lambda w: [[]]),
    ("accesses_recorded", lambda w: {"jobs": [f"{w}:j"], "since": 0}, prune, lambda w: []),
    ("detections_by_key", lambda w: {"requests": [[w, 1]]}, forget, lambda w: [[None]]),
]  # fmt: skip


async def stopped(graph: Graph, w: str, name: str, parameters: dict[str, Any], meanwhile: Meanwhile) -> Any:
    """What a statement answers during whose only step something else is done."""
    text = load()[name]
    text = next(found.sub(_STOP, text) for found in _FOUND if found.search(text))
    await graph.run(MAKE, w=w)
    await graph.write(lambda tx: tx.run("take_sequence", workspace=w, count=0))

    async def first(tx: Transaction) -> None:
        await tx.run("take_sequence", workspace=w, count=0)
        await meanwhile(tx, w)

    (answer,) = await met(graph, w, first, lambda: graph.run(text, **{**ALL, **parameters, "workspace": w, "walk": 1}))
    return answer


@pytest.mark.parametrize(("name", "parameters", "meanwhile", "answer"), WALKS, ids=[walk[0] for walk in WALKS])
async def test_what_is_deleted_while_it_is_read_is_left_out_and_the_walk_goes_on_behind_it(
    graph: Graph,
    workspace: str,
    name: str,
    parameters: Callable[[str], dict[str, Any]],
    meanwhile: Meanwhile,
    answer: Callable[[str], Any],
) -> None:
    assert await stopped(graph, workspace, name, parameters(workspace), meanwhile) == answer(workspace)


@pytest.mark.parametrize(("name", "start"), [("assets_by_last_seen", (-1, "")),
                                             ("assets_by_last_seen_descending", (FAR, HIGH))])  # fmt: skip
async def test_an_asset_that_is_seen_while_it_is_read_stands_where_it_was_found(
    graph: Graph, workspace: str, name: str, start: tuple[int, str]
) -> None:
    found = await stopped(graph, workspace, name, {"at": start[0], "uri": start[1], **SEEN}, see)
    assert found["stopped"] == [1, "s3:///a"]
    assert [(row["lastSeenAt"], row["uri"]) for row in found["rows"]] == [(1, "s3:///a")]


async def test_a_step_that_gets_another_place_while_it_is_read_stands_where_it_was_found(
    graph: Graph, workspace: str
) -> None:
    (found,) = await stopped(graph, workspace, "steps", {"requests": [[f"{workspace}:f", -1]]}, reorder)
    assert found["stopped"] == [1]
    assert [row["position"] for row in found["rows"]] == [1]


@pytest.mark.parametrize(
    ("name", "request_"), [("usages_of_assets", ["a", "", ""]), ("usages_of_runnables", ["s", "", ""])]
)
async def test_a_usage_that_retires_while_it_is_read_stands_there_once(
    graph: Graph, workspace: str, name: str, request_: list[str]
) -> None:
    """The live ones are read first, and those that have retired after them."""
    w, (of, *position) = workspace, request_
    lists = "  UNWIND $live AS live\n"
    pause = "  CALL (live) { WITH live WHERE NOT live MATCH (l:Log {workspace: $workspace}) SET l.passed = true }\n"
    assert lists in load()[name]
    await graph.run(
        "CREATE (:Usage {key: $w + ':u', workspace: $w, asset: $w + ':a', runnable: $w + ':s', live: true, rank: 'r', "
        "uri: 's3:///a', access: 'READ', evidence: ['STATIC'], kind: 'S3_OBJECT', path: 'f/s'}) RETURN 1",
        w=w,
    )
    await graph.write(lambda tx: tx.run("take_sequence", workspace=w, count=0))

    async def retire(tx: Transaction) -> None:
        await tx.run("take_sequence", workspace=w, count=0)
        await tx.each("put_usages", [{"key": f"{w}:u", "live": False}])

    names = ("reads", "writes", "accesses", "evidence", "agreements", "kinds", "columns", "runnables", "pathPrefix")
    given = {"requests": [[[f"{w}:{of}"], *position]], "live": [True, False], "filter": dict.fromkeys(names)}
    text = load()[name].replace(lists, lists + pause)
    ((answer,),) = await met(graph, w, retire, lambda: graph.run(text, workspace=w, walk=9, **given))
    assert [row["key"] for row in answer["rows"]] == [f"{w}:u"]


async def test_what_is_deleted_before_it_is_joined_has_the_work_begin_again(graph: Graph, workspace: str) -> None:
    child, parent = key(workspace, "Job", "child"), key(workspace, "Job", "parent")
    rows = [(name, name) for name in (child, parent)]
    tries = []

    async def join(tx: Transaction) -> None:
        tries.append(await tx.run("stub_jobs", rows=rows, workspace=workspace, at=1))
        await tx.run("link_parents", rows=[{"key": child, "parent": parent}], workspace=workspace)

    await graph.write(lambda tx: tx.run("stub_jobs", rows=rows, workspace=workspace, at=0))
    await met(
        graph,
        workspace,
        lambda tx: tx.run("drop_jobs", workspace=workspace, before=1, jobs=2),
        lambda: graph.write(join),
    )
    assert len(tries) == 2
    joined = "MATCH (j:Job {workspace: $w})-[:PART_OF]->(p:Job) RETURN [j.key, p.key]"
    assert await graph.run(joined, w=workspace) == [[child, parent]]
