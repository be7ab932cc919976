"""Whether code and tracked runs agree: told, and filtered by, in the database as in Python."""

from __future__ import annotations

from time import time_ns
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.schema.scalars import write_instant
from cypher import Graph, key
from ingest.agreement import Agreement, agreement
from tests.api.client import Client
from tests.api.jobs_data import COLD, HOT, READER, WRITER, deploy, script, tell

ACCESSES = st.sampled_from([None, "READ", "WRITE", "READ_WRITE", "UNKNOWN"])
FACTS = ("ran", "trackedTouch", "trackedRead", "trackedWrite")

ROWS = st.lists(
    st.fixed_dictionaries(
        {"declaredAccess": ACCESSES, "observedAccess": ACCESSES},
        optional=dict.fromkeys(FACTS, st.sampled_from([None, True, False])),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, wanted=st.lists(st.sampled_from(Agreement), unique=True))
async def test_the_statement_says_what_the_function_says(
    graph: Graph, rows: list[dict[str, Any]], wanted: list[Agreement]
) -> None:
    workspace = f"w{uuid4().hex}"
    asset = key(workspace, "Asset", "one")
    usages = [
        {**row, "key": key(workspace, "Usage", place), "asset": asset, "live": True, "rank": f"{place:03} SCRIPT"}
        for place, row in enumerate(rows)
    ]
    await graph.run("UNWIND $rows AS row CREATE (u:Usage) SET u = row RETURN count(u)", rows=usages)
    (found,) = await graph.read(
        "usages_of_assets", requests=[([asset], "", "")], walk=100, live=[True], filter={"agreements": wanted}
    )
    assert [row["key"] for row in found["rows"]] == [row["key"] for row in usages if agreement(row) in wanted]
    assert [agreement(row) for row in found["rows"]] == [agreement(row) for row in usages if agreement(row) in wanted]


@pytest.fixture(scope="module")
async def ran(client: Client, anyio_backend: object) -> str:
    """A workspace in which the reader ran as it says and not on what is cold, and the writer read what it writes."""
    workspace = f"w{uuid4().hex}"
    await deploy(client, workspace)
    now = write_instant(time_ns() // 1_000_000)
    await tell(
        client,
        workspace,
        *(
            {
                "jobId": job, "runnable": script(path), "status": "SUCCEEDED", "tracked": True, "createdAt": now,
                "accesses": [{"uri": HOT, "access": "READ", "at": now}],
            }
            for job, path in (("one", READER), ("two", READER), ("three", WRITER))
        ),
    )  # fmt: skip
    return workspace


EXPECTED = {
    (READER, HOT): ("CONFIRMED", 2),
    (READER, COLD): ("DECLARED_ONLY", 0),
    (WRITER, HOT): ("DIVERGENT", 1),
}


async def test_a_usage_tells_of_its_jobs(client: Client, ran: str) -> None:
    found = await client.in_workspace(
        ran,
        "scripts { nodes { path usages { nodes { asset { uri } agreement jobCount lastJob { jobId } } } } }",
    )
    rows = {
        (script["path"], usage["asset"]["uri"]): usage
        for script in found["scripts"]["nodes"]
        for usage in script["usages"]["nodes"]
    }
    assert {name: (row["agreement"], row["jobCount"]) for name, row in rows.items()} == EXPECTED
    last = {name: row["lastJob"] and row["lastJob"]["jobId"] for name, row in rows.items()}
    assert last.pop((READER, HOT)) in ("one", "two")
    assert last == {(READER, COLD): None, (WRITER, HOT): "three"}


@pytest.mark.parametrize("wanted", [[], ["CONFIRMED"], ["DIVERGENT"], ["DECLARED_ONLY", "CONFIRMED"], ["NOT_RUN"]])
async def test_filters_by_it(client: Client, ran: str, wanted: list[str]) -> None:
    filter = f"{{agreements: [{', '.join(wanted)}]}}"
    found = await client.in_workspace(
        ran,
        f"scripts {{ nodes {{ path usages(filter: {filter}) {{ totalCount nodes {{ asset {{ uri }} }} }} }} }} "
        f"assets(filter: {{usage: {filter}}}) {{ totalCount nodes {{ uri }} }}",
    )
    expected = {name for name, (agreement, _) in EXPECTED.items() if agreement in wanted}
    pages = {script["path"]: script["usages"] for script in found["scripts"]["nodes"]}
    assert {(path, usage["asset"]["uri"]) for path, page in pages.items() for usage in page["nodes"]} == expected
    assert sum(page["totalCount"] for page in pages.values()) == len(expected)
    assert {asset["uri"] for asset in found["assets"]["nodes"]} == {uri for _, uri in expected}
    assert found["assets"]["totalCount"] == len({uri for _, uri in expected})


async def test_what_is_found_in_a_version_that_has_run_is_announced_as_such(client: Client) -> None:
    workspace = f"w{uuid4().hex}"
    loading = "import wmill\n\ndef load():\n    return wmill.load_s3_file('s3:///names.csv')"
    importer = {"path": "f/b", "language": "PYTHON", "content": "from f.a.names import load\n\ndef main():\n    load()"}
    deploying = """mutation($i: DeployInput!) { deploy(input: $i) {
      detections(first: 200) { nodes { runnablePath uri after { agreement } } } } }"""
    await client.data(deploying, i={"workspace": workspace, "scripts": [importer]})
    job = {"jobId": "one", "runnable": script("f/b"), "status": "SUCCEEDED", "tracked": True}
    await tell(client, workspace, {**job, "createdAt": write_instant(time_ns() // 1_000_000 + 1)})
    imported = {"path": "f/a/names", "language": "PYTHON", "content": loading}
    done = await client.data(deploying, i={"workspace": workspace, "scripts": [imported]})
    told = [row["after"] for row in done["deploy"]["detections"]["nodes"] if row["runnablePath"] == "f/b"]
    assert told == [{"agreement": "DECLARED_ONLY"}]


async def test_lineage_and_the_log_tell_it_too(client: Client, ran: str) -> None:
    found = await client.in_workspace(
        ran,
        f'asset(uri: "{HOT}") {{ lineage {{ nodes {{ key label }} edges {{ kind sourceKey targetKey agreement }} }} }} '
        "detections(first: 200) { nodes { change job { jobId } before { agreement } after { agreement } } }",
    )
    names = {node["key"]: node["label"] for node in found["asset"]["lineage"]["nodes"]}
    edges = {(names[edge["sourceKey"]], names[edge["targetKey"]]): edge for edge in found["asset"]["lineage"]["edges"]}
    assert edges[HOT, READER]["agreement"] == "CONFIRMED"
    assert edges[WRITER, HOT]["agreement"] == "DIVERGENT"
    log = found["detections"]["nodes"]
    added = [row for row in log if row["change"] == "USAGE_ADDED"]
    assert [row["after"] for row in added] == [{"agreement": "NOT_RUN"}] * len(EXPECTED)
    assert [row["job"] for row in added] == [None] * len(EXPECTED)
    changed = [row for row in log if row["change"] == "USAGE_CHANGED"]
    assert {row["before"]["agreement"] for row in changed} == {"NOT_RUN"}
    assert {row["after"]["agreement"] for row in changed} == {"CONFIRMED", "DIVERGENT"}
    assert {row["job"]["jobId"] for row in changed} <= {"one", "two", "three"}
