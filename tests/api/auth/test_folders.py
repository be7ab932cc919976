"""What a token sees that is limited to folders: what an owner sees, less all that is elsewhere."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from api import ids
from api.schema.enums import Right
from api.viewer import Grant, Viewer
from tests.api.auth.conftest import Knock
from tests.api.client import Client

SEEN = ("f/a", "u/ann")
DEPLOY = "mutation($i: DeployInput!) { deploy(input: $i) { changedCount changed { nodes { path } } } }"

USAGE = (
    "access occurrenceCount asset { uri } runnable { path } inheritedFrom { runnable { path } } occurrences { path }"
)
PICTURE = """
  nodes { key kind label entity { id } hiddenUpstream hiddenDownstream }
  edges { sourceKey targetKey kind access evidence } cycles { keys } truncations { reason omittedAtLeast }
"""
ASSETS = f"""
  assets(first: 200) {{ totalCount nodes {{
    id uri container {{ uri }} tables {{ totalCount nodes {{ uri }} }}
    matches {{ totalCount nodes {{ uri }} }} patterns {{ totalCount nodes {{ uri }} }}
    usages(first: 200) {{ totalCount nodes {{ {USAGE} }} }}
    inherited: usages(first: 200, filter: {{inherited: true}}) {{ nodes {{ {USAGE} }} }}
    wide: usages(first: 200, scope: CONTAINED) {{ totalCount nodes {{ {USAGE} }} }}
    lineage {{ {PICTURE} }}
  }} }}
"""
RUNNABLES = f"""
  scripts(first: 200) {{ totalCount nodes {{ path usages(first: 200) {{ totalCount nodes {{ {USAGE} }} }} }} }}
  flows(first: 200) {{ totalCount nodes {{ path usages(first: 200) {{ totalCount nodes {{ {USAGE} }} }}
    graph {{ assets {{ uri asset {{ uri }} }} }} }} }}
  runnables(first: 200) {{ totalCount nodes {{ path runnableKind }} }}
  diagnostics(first: 200) {{ totalCount nodes {{ path code }} }}
  detections(first: 200) {{ nodes {{ change uri runnablePath asset {{ uri }} usage {{ id }} }} }}
"""


def sees(path: str | None) -> bool:
    return path is not None and path.startswith(tuple(f"{folder}/" for folder in SEEN))


def viewer(workspace: str, *rights: Right) -> Viewer:
    return Viewer("ann", {workspace: Grant(frozenset({Right.READ, *rights}), SEEN)})


Uses = dict[str, dict[str, str]]
"""What scripts do, by path: an access for each URI."""

FOLDERS = ("f/a", "f/b", "u/ann", "f/ab")
URIS = ("s3:///x.csv", "s3:///y.csv", "s3:///*.csv", "res://f/a/pg", "res://f/b/pg", "datatable://main/t")


def script(path: str, uses: dict[str, str]) -> dict[str, Any]:
    lines = ["import wmill", "def main():", "    pass"]
    for uri, access in uses.items():
        name = uri.partition("://")[2]
        if uri.startswith("res:"):
            lines.append(f"    wmill.get_resource({name!r})")
        elif uri.startswith("datatable:"):
            sql = "select a from t" if access == "READ" else "insert into t values (1)"
            lines.append(f"    wmill.datatable('main').query({sql!r})")
        else:
            call = "load_s3_file" if access == "READ" else "write_s3_file"
            lines.append(f"    wmill.{call}({uri!r}{'' if access == 'READ' else ', b'})")
    return {"path": path, "language": "PYTHON", "content": "\n".join(lines)}


def flow(path: str, runs: list[str]) -> dict[str, Any]:
    modules = [
        {"id": chr(97 + n), "value": {"type": "script", "path": target, "input_transforms": {}}}
        for n, target in enumerate(runs)
    ]
    return {"path": path, "value": {"modules": modules}}


async def deploy(client: Client, workspace: str, scripts: Uses, flows: dict[str, list[str]]) -> None:
    given = {
        "workspace": workspace,
        "scripts": [script(path, uses) for path, uses in scripts.items()],
        "flows": [flow(path, runs) for path, runs in flows.items()],
    }
    await client.data(DEPLOY, i=given)


async def everything(client: Client, workspace: str) -> dict[str, Any]:
    """All that a caller is told of a workspace."""
    return {
        **await client.in_workspace(workspace, ASSETS),
        **await client.in_workspace(workspace, RUNNABLES),
    }


def usage(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["runnable"]["path"], row["asset"]["uri"], row["access"]


def usages(found: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {usage(row) for row in found["nodes"]}


def check(all_: dict[str, Any], part: dict[str, Any]) -> None:
    """That a limited caller's answer is the owner's, less what is elsewhere."""
    for name in ("scripts", "flows"):
        whole = {row["path"]: row for row in all_[name]["nodes"] if sees(row["path"])}
        assert [row["path"] for row in part[name]["nodes"]] == list(whole)
        assert part[name]["totalCount"] == len(whole)
        for row in part[name]["nodes"]:
            assert usages(row["usages"]) == usages(whole[row["path"]]["usages"])
            assert row["usages"]["totalCount"] == whole[row["path"]]["usages"]["totalCount"]
    covered = [row for row in all_["runnables"]["nodes"] if sees(row["path"])]
    assert part["runnables"] == {"totalCount": len(covered), "nodes": covered}
    named = {uri for name in ("scripts", "flows") for row in part[name]["nodes"] for _, uri, _ in usages(row["usages"])}
    whole = {row["uri"]: row for row in all_["assets"]["nodes"]}
    assert {row["uri"] for row in part["assets"]["nodes"]} >= named
    seen = named | {uri for uri in whole if uri.startswith("res://") and sees(uri.removeprefix("res://"))}
    shown = [row["uri"] for row in part["assets"]["nodes"]]
    assert set(shown) <= seen
    assert part["assets"]["totalCount"] == len(shown)
    for row in part["assets"]["nodes"]:
        owner = whole[row["uri"]]
        for field in ("usages", "inherited", "wide"):
            assert usages(row[field]) == {one for one in usages(owner[field]) if sees(one[0])}
        assert row["usages"]["totalCount"] == len(row["usages"]["nodes"])
        assert row["wide"]["totalCount"] == len(row["wide"]["nodes"])
        for field in ("tables", "matches", "patterns"):
            assert {one["uri"] for one in row[field]["nodes"]} <= seen
            assert row[field]["totalCount"] in (None, len(row[field]["nodes"]))  # members of wide ones are not counted
        assert row["container"] is None or row["container"]["uri"] in seen
        check_lineage(owner["lineage"], row["lineage"], seen)
    for row in part["detections"]["nodes"]:
        assert sees(row["runnablePath"]) or (row["runnablePath"] is None and row["uri"] in seen)
    assert [row for row in all_["detections"]["nodes"] if sees(row["runnablePath"])] == [
        row for row in part["detections"]["nodes"] if row["runnablePath"] is not None
    ]
    assert "f/b" not in str(part).replace("res://f/b/pg", "")
    assert "f/ab" not in str(part)


def check_lineage(all_: dict[str, Any], part: dict[str, Any], seen: set[str]) -> None:
    def names(found: dict[str, Any]) -> dict[str, str]:
        return {node["key"]: node["label"] for node in found["nodes"] if node["label"] in seen or sees(node["label"])}

    whole, own = names(all_), names(part)
    assert sorted(whole.values()) == sorted(own.values())

    def edges(found: dict[str, Any], labels: dict[str, str]) -> list[tuple[str, ...]]:
        return sorted(
            (labels[edge["sourceKey"]], edge["kind"], labels[edge["targetKey"]], str(edge["access"]))
            for edge in found["edges"]
            if edge["sourceKey"] in labels and edge["targetKey"] in labels
        )

    assert edges(all_, whole) == edges(part, own)
    restricted = {node["key"] for node in part["nodes"]} - own.keys()
    for node in part["nodes"]:
        assert (node["kind"] == "RESTRICTED") == (node["key"] in restricted)
        if node["key"] in restricted:
            assert (node["label"], node["entity"]) == ("", None)
        else:
            assert node["entity"]["id"] == node["key"]
    touching = dict.fromkeys(restricted, 0)
    for edge in part["edges"]:
        for end in (edge["sourceKey"], edge["targetKey"]):
            if end in restricted:
                touching[end] += 1
                assert (edge["access"], edge["evidence"]) == (None, [])
    assert all(number > 1 for number in touching.values()), "a placeholder joins"
    assert reached(all_, whole) == reached(part, own), "what hung together still does"
    assert not restricted & {node["key"] for node in all_["nodes"]}
    assert all(item["omittedAtLeast"] is None for item in part["truncations"])


def reached(found: dict[str, Any], labels: dict[str, str]) -> set[frozenset[str]]:
    """The seen nodes that hang together, by whatever way."""
    groups: dict[str, set[str]] = {node["key"]: {node["key"]} for node in found["nodes"]}
    for edge in found["edges"]:
        joined = groups[edge["sourceKey"]] | groups[edge["targetKey"]]
        groups |= dict.fromkeys(joined, joined)
    return {
        frozenset(labels[key] for key in group if key in labels)
        for group in groups.values()
        if any(key in labels for key in group)
    }


PLANT: Uses = {
    "f/a/load": {"s3:///x.csv": "WRITE", "res://f/a/pg": "UNKNOWN"},
    "f/b/move": {"s3:///x.csv": "READ", "s3:///y.csv": "WRITE", "datatable://main/t": "READ"},
    "f/b/alone": {"s3:///secret.csv": "WRITE", "s3:///x.csv": "READ"},
    "u/ann/show": {"s3:///y.csv": "READ"},
    "f/ab/near": {"s3:///x.csv": "READ"},
}
FLOWS = {"f/a/nightly": ["f/b/move"], "f/b/own": ["f/a/load"]}


@pytest.fixture
async def plant(client: Client, workspace: str) -> str:
    await deploy(client, workspace, PLANT, FLOWS)
    return workspace


async def test_an_example(knock: Knock, plant: str) -> None:
    limited = await knock(viewer=viewer(plant))
    part = await everything(limited, plant)
    owner = await knock(viewer=Viewer())
    check(await everything(owner, plant), part)
    assert [row["uri"] for row in part["assets"]["nodes"]] == [
        "datatable://main/t", "res://f/a/pg", "s3:///x.csv", "s3:///y.csv",
    ]  # fmt: skip
    (nightly,) = part["flows"]["nodes"]
    assert nightly["usages"]["nodes"]
    for row in nightly["usages"]["nodes"]:
        assert (row["inheritedFrom"], row["occurrenceCount"], row["occurrences"]) == (None, 0, [])
    x = next(row for row in part["assets"]["nodes"] if row["uri"] == "s3:///x.csv")
    assert [usage(row) for row in x["usages"]["nodes"]] == [("f/a/load", "s3:///x.csv", "WRITE")]
    assert "RESTRICTED" in {node["kind"] for node in x["lineage"]["nodes"]}, "y is made of x by somebody"


async def test_an_app_has_what_it_runs_elsewhere(client: Client, knock: Knock, plant: str) -> None:
    runnable = {"type": "runnableByPath", "path": "f/b/move", "runType": "script"}
    component = {"id": "a", "data": {"componentInput": {"type": "runnable", "runnable": runnable}}}
    apps = [{"path": "f/a/app", "value": {"grid": [component]}}, {"path": "f/b/app", "value": {"grid": [component]}}]
    await client.data(DEPLOY, i={"workspace": plant, "archive": [{"kind": "FLOW", "path": "f/a/nightly"}]})
    await client.data(DEPLOY, i={"workspace": plant, "apps": apps})
    query = f"""
      app: runnable(ref: {{kind: APP, path: "f/a/app"}}) {{
        ... on App {{ runs {{ path }} }} usages {{ totalCount nodes {{ {USAGE} }} }} }}
      asset(uri: "datatable://main/t") {{ usages(filter: {{inherited: true}}) {{ nodes {{ runnable {{ path }} }} }} }}
    """
    owner = await client.in_workspace(plant, query)
    assert [row["path"] for row in owner["app"]["runs"]] == ["f/b/move"]
    part = await (await knock(viewer=viewer(plant))).in_workspace(plant, query)
    assert part["app"]["runs"] == []
    assert usages(part["app"]["usages"]) == usages(owner["app"]["usages"]) != set()
    for row in part["app"]["usages"]["nodes"]:
        assert (row["inheritedFrom"], row["occurrenceCount"], row["occurrences"]) == (None, 0, [])
    assert part["asset"]["usages"]["nodes"] == [{"runnable": {"path": "f/a/app"}}]
    others = {row["runnable"]["path"] for row in owner["asset"]["usages"]["nodes"]}
    assert others == {"f/b/move", "f/a/app", "f/b/app"}


async def test_changes_elsewhere_are_forbidden(client: Client, knock: Knock, plant: str) -> None:
    limited = await knock(viewer=viewer(plant, *Right))
    before = await everything(await knock(viewer=Viewer()), plant)
    elsewhere: list[dict[str, Any]] = [
        {"scripts": [script("f/b/new", {})]},
        {"scripts": [script("f/a/new", {}), script("f/ab/new", {})]},
        {"resources": [{"path": "f/b/pg", "resourceType": "postgresql"}]},
        {"archive": [{"kind": "SCRIPT", "path": "f/b/move"}]},
        {"storages": []},
        {"prune": {"source": "some", "keep": []}},
    ]
    for asked in elsewhere:
        assert await limited.code(DEPLOY, i={"workspace": plant, **asked}) == "FORBIDDEN"
    archive = "mutation($i: ArchiveInput!) { archive(input: $i) { archivedCount } }"
    refs = {"workspace": plant, "runnables": [{"kind": "SCRIPT", "path": "f/b/move"}]}
    assert await limited.code(archive, i=refs) == "FORBIDDEN"
    delete = "mutation($i: DeleteWorkspaceInput!) { deleteWorkspace(input: $i) { deletedCount } }"
    assert await limited.code(delete, i={"workspace": plant}) == "FORBIDDEN"
    record = "mutation($i: RecordJobsInput!) { recordJobs(input: $i) { recordedJobs } }"
    for job in ({"jobId": "a"}, {"jobId": "a", "runnable": {"kind": "SCRIPT", "path": "f/b/move"}}):
        assert await limited.code(record, i={"workspace": plant, "jobs": [job]}) == "FORBIDDEN"
    found = await client.in_workspace(plant, 'script(path: "f/b/move") { id usages { nodes { id } } }')
    hidden = [row["id"] for row in found["script"]["usages"]["nodes"]]
    decide = "mutation($i: SetAccessInput!) { setAccess(input: $i) { usage { id } } }"
    for usage_id in (*hidden, ids.encode("Usage", f"{plant}:nothing")):  # what is elsewhere is as what is nowhere
        error = await limited.error(decide, i={"usageId": usage_id, "access": "READ"})
        assert error["extensions"]["code"] == "NOT_FOUND"
        told = "input.usageId: this usage does not exist in f/a, u/ann, to which this token is restricted"
        assert error["message"] == told
    nodes = await limited.data("query($i: [ID!]!) { nodes(ids: $i) { id } }", i=[found["script"]["id"], *hidden])
    assert set(nodes["nodes"]) == {None}
    assert await everything(await knock(viewer=Viewer()), plant) == before
    done = await limited.data(DEPLOY, i={"workspace": plant, "scripts": [script("f/a/new", {"s3:///z.csv": "READ"})]})
    assert done["deploy"] == {"changedCount": 1, "changed": {"nodes": [{"path": "f/a/new"}]}}


async def test_jobs_elsewhere_are_not_there(client: Client, knock: Knock, plant: str) -> None:
    at = "2026-01-02T03:04:05.000Z"
    x = "s3:///x.csv"
    jobs = [
        {
            "jobId": job,
            "runnable": {"kind": "SCRIPT", "path": path},
            "createdAt": at,
            "parentJobId": parent,
            "accesses": [{"uri": uri, "access": "READ", "at": at} for uri in uris],
        }
        for job, path, parent, uris in (
            ("near", "f/a/load", "far", [x]),
            ("far", "f/b/alone", None, [x, "s3:///hidden.csv"]),
            ("below", "f/b/move", "near", [x]),
        )
    ]
    record = "mutation($i: RecordJobsInput!) { recordJobs(input: $i) { recordedJobs problems { message } } }"
    done = await client.data(record, i={"workspace": plant, "jobs": jobs})
    assert done["recordJobs"] == {"recordedJobs": 3, "problems": []}
    query = """
      jobs { nodes { id jobId parent { id } root { jobId } children { nodes { id } }
        accesses(includeDescendants: true) { nodes { id job { jobId } asset { uri } } } } }
      near: job(jobId: "near") { jobId } far: job(jobId: "far") { jobId }
      asset(uri: "s3:///x.csv") { accesses { nodes { id job { jobId } } } }
      hidden: asset(uri: "s3:///hidden.csv") { uri }
      script(path: "f/a/load") { jobs { nodes { jobId } } }
    """
    limited = await knock(viewer=viewer(plant))
    found = await limited.in_workspace(plant, query)
    (near,) = found["jobs"]["nodes"]
    assert (near["jobId"], near["parent"], near["children"]["nodes"]) == ("near", None, [])
    assert [row["job"]["jobId"] for row in near["accesses"]["nodes"]] == ["near"]
    assert (found["near"], found["far"], found["hidden"]) == ({"jobId": "near"}, None, None)
    assert [row["job"]["jobId"] for row in found["asset"]["accesses"]["nodes"]] == ["near"]
    whole = await client.in_workspace(plant, query)
    hidden = [row["id"] for row in whole["jobs"]["nodes"] if row["jobId"] != "near"]
    hidden += [row["id"] for row in whole["asset"]["accesses"]["nodes"] if row["job"]["jobId"] != "near"]
    nodes = await limited.data("query($i: [ID!]!) { nodes(ids: $i) { id } }", i=hidden)
    assert nodes["nodes"] == [None] * 4


async def test_an_analysis_tells_nothing_of_what_is_elsewhere(knock: Knock, plant: str) -> None:
    query = (
        "query($w: String!, $v: JSON!) { analyzeFlow(input: {workspace: $w, value: $v}) { graph { assets { uri } } } }"
    )
    value = flow("", ["f/b/move", "u/ann/show"])["value"]
    told = []
    for caller in (Viewer(), viewer(plant)):
        found = await (await knock(viewer=caller)).data(query, w=plant, v=value)
        told.append({row["uri"] for row in found["analyzeFlow"]["graph"]["assets"]})
    assert told == [{"s3:///x.csv", "s3:///y.csv", "datatable://main/t"}, {"s3:///y.csv"}]


async def test_of_a_file_elsewhere_that_is_imported_no_place_is_told(client: Client, knock: Knock, plant: str) -> None:
    imported = {
        "path": "f/b/names",
        "language": "PYTHON",
        "content": "import wmill\n\ndef load():\n    return wmill.load_s3_file('s3:///names.csv')",
    }
    importing = {
        "path": "f/a/names",
        "language": "PYTHON",
        "content": "from f.b.names import load\n\ndef main():\n    return load()",
    }
    await client.data(DEPLOY, i={"workspace": plant, "scripts": [imported]})
    limited = await knock(viewer=viewer(plant, Right.DEPLOY))
    await limited.data(DEPLOY, i={"workspace": plant, "scripts": [importing]})
    query = 'script(path: "f/a/names") { usages { nodes { asset { uri } occurrences { path text } } } }'
    told = []
    for caller in (client, limited):
        ((usage,),) = [found["usages"]["nodes"] for found in (await caller.in_workspace(plant, query)).values()]
        assert usage["asset"]["uri"] == "s3:///names.csv", "what the script does is its own"
        told.append([row["path"] for row in usage["occurrences"]])
    assert told == [["f/b/names"], []]


async def test_of_a_circle_that_leads_elsewhere_the_way_is_not_told(client: Client, knock: Knock) -> None:
    workspace = f"w{uuid4().hex}"
    runs = {"f/a/one": "f/b/two", "f/b/two": "f/b/three", "f/b/three": "f/a/one"}
    steps = {path: [{"id": "a", "value": {"type": "flow", "path": ran}}] for path, ran in runs.items()}
    flows = [{"path": path, "value": {"modules": modules}} for path, modules in steps.items()]
    await client.data(DEPLOY, i={"workspace": workspace, "flows": flows})
    query = """diagnostics(codes: ["FLOW_CYCLE"]) { nodes { path message } }
                 flow(path: "f/a/one") { diagnostics { message } graph { diagnostics { message } } }"""
    found = await (await knock(viewer=viewer(workspace))).in_workspace(workspace, query)
    assert found["diagnostics"]["nodes"] == [{"path": "f/a/one", "message": "the flow runs itself"}]
    assert "f/b" not in str(found)


async def test_usages_that_are_inherited_are_found_by_who_inherits_them(client: Client, knock: Knock) -> None:
    workspace = f"w{uuid4().hex}"
    await deploy(client, workspace, {"f/b/load": {"s3:///x.csv": "READ"}}, {"f/a/flow": ["f/b/load"]})
    query = """assets(filter: {usage: {inherited: true, runnable: {kind: FLOW, path: "f/a/flow"}}}) {
                 totalCount nodes { uri } }"""
    for caller in (Viewer(), viewer(workspace)):
        found = await (await knock(viewer=caller)).in_workspace(workspace, query)
        assert found["assets"] == {"totalCount": 1, "nodes": [{"uri": "s3:///x.csv"}]}


async def test_who_may_deploy_and_not_read_is_told_of_what_they_brought_alone(client: Client, knock: Knock) -> None:
    workspace = f"w{uuid4().hex}"
    shared, importer = "import wmill\n\ndef load():\n    return 1", "from f.b.shared import load\n\ndef main(): load()"
    scripts = [
        {"path": path, "language": "PYTHON", "content": content}
        for path, content in (("f/b/shared", shared), ("f/a/importer", importer))
    ]
    await client.data(DEPLOY, i={"workspace": workspace, "scripts": scripts})
    caller = await knock(viewer=Viewer("ci", {workspace: Grant(frozenset({Right.DEPLOY}))}))
    scripts[0]["content"] = shared.replace("1", "wmill.load_s3_file('s3:///hidden.csv')")
    query = "mutation($i: DeployInput!) { deploy(input: $i) { changed { nodes { path usages { totalCount } } } } }"
    answer = await caller.ask(query, i={"workspace": workspace, "scripts": scripts[:1]})
    assert answer["data"]["deploy"]["changed"]["nodes"] == [{"path": "f/b/shared", "usages": None}]
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]


async def test_who_may_deploy_and_not_read_is_told_how_many_are_pruned_and_not_which(
    client: Client, knock: Knock
) -> None:
    workspace = f"w{uuid4().hex}"
    script = {"path": "f/b/hidden", "language": "PYTHON", "summary": "hidden", "content": ""}
    await client.data(DEPLOY, i={"workspace": workspace, "source": "folder", "scripts": [script]})
    query = (
        "mutation($i: DeployInput!) { deploy(input: $i, dryRun: true) { archivedCount archived { nodes { path } } } }"
    )
    for rights, paths in (({Right.DEPLOY}, []), ({Right.DEPLOY, Right.READ}, [{"path": "f/b/hidden"}])):
        caller = await knock(viewer=Viewer("ci", {workspace: Grant(frozenset(rights))}))
        done = await caller.data(query, i={"workspace": workspace, "prune": {"source": "folder", "keep": []}})
        assert done["deploy"] == {"archivedCount": 1, "archived": {"nodes": paths}}


graphs = st.tuples(
    st.dictionaries(
        st.builds("{}/{}".format, st.sampled_from(FOLDERS), st.sampled_from("pqr")),
        st.dictionaries(st.sampled_from(URIS), st.sampled_from(["READ", "WRITE"]), max_size=4),
        min_size=2,
        max_size=8,
    ),
    st.dictionaries(
        st.builds("{}/flow_{}".format, st.sampled_from(FOLDERS), st.sampled_from("pq")),
        st.lists(st.builds("{}/{}".format, st.sampled_from(FOLDERS), st.sampled_from("pqr")), min_size=1, max_size=3),
        max_size=4,
    ),
)


@settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(graphs)
async def test_a_limited_caller_gets_the_owners_answer_less_what_is_elsewhere(
    client: Client, knock: Knock, graph_: tuple[Uses, dict[str, list[str]]]
) -> None:
    workspace = f"w{uuid4().hex}"
    await deploy(client, workspace, *graph_)
    limited = await knock(viewer=viewer(workspace))
    owner = await knock(viewer=Viewer())
    check(await everything(owner, workspace), await everything(limited, workspace))


async def test_what_code_runs_and_what_handles_failures_elsewhere_are_not_told(
    client: Client, knock: Knock, workspace: str
) -> None:
    code = "import wmill\nwmill.run_script_by_path('f/b/move')\nwmill.run_script_by_path('f/a/load')\n"
    given = {
        "workspace": workspace,
        "scripts": [
            {"path": "f/a/start", "language": "PYTHON", "content": code},
            *(script(path, {"s3:///x.csv": "WRITE"}) for path in ("f/a/load", "f/b/move")),
        ],
        "schedules": [
            {
                "path": "f/a/nightly",
                "runs": {"kind": "SCRIPT", "path": "f/a/start"},
                "handlers": [{"kind": "SCRIPT", "path": path} for path in ("f/a/load", "f/b/move")],
            }
        ],
    }
    await client.data(DEPLOY, i=given)
    query = """
      script(path: "f/a/start") { runs { path } }
      asset(uri: "s3:///x.csv") { lineage { nodes { label } } }
      runnable(ref: {kind: SCHEDULE, path: "f/a/nightly"}) { ... on Schedule { handlers { path } } }
    """
    whole = await client.in_workspace(workspace, query)
    part = await (await knock(viewer=viewer(workspace))).in_workspace(workspace, query)
    assert [row["path"] for row in whole["script"]["runs"]] == ["f/a/load", "f/b/move"]
    assert whole["runnable"]["handlers"] == whole["script"]["runs"]
    assert part["script"]["runs"] == part["runnable"]["handlers"] == [{"path": "f/a/load"}]
    assert "f/b/move" in str(whole["asset"])
    assert "f/b/move" not in str(part)
