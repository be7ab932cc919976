"""Which job an access belongs to, and what is told of the job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from headrace.jobs import of_windmill
from tests.sdk import script
from tests.sdk.headrace_server import Recorder

FLOW = {"WM_JOB_ID": "j", "WM_WORKSPACE": "w", "WM_FLOW_JOB_ID": "p", "WM_ROOT_FLOW_JOB_ID": "r"}


@pytest.mark.parametrize(
    ("variables", "runnable", "parent", "root"),
    [
        ({"WM_JOB_ID": "j", "WM_WORKSPACE": "w", "WM_JOB_PATH": "f/a"}, ("SCRIPT", "f/a"), None, None),
        ({"WM_JOB_ID": "j", "WM_WORKSPACE": "w"}, None, None, None),
        ({**FLOW, "WM_FLOW_PATH": "f/flow", "WM_FLOW_STEP_ID": "a"}, ("STEP", "f/flow#a"), "p", "r"),
        (
            {**FLOW, "WM_JOB_PATH": "f/flow/a", "WM_FLOW_PATH": "f/flow", "WM_FLOW_STEP_ID": "a"},
            ("STEP", "f/flow#a"),
            "p",
            "r",
        ),
        (
            {**FLOW, "WM_JOB_PATH": "f/script", "WM_FLOW_PATH": "f/flow", "WM_FLOW_STEP_ID": "a"},
            ("SCRIPT", "f/script"),
            "p",
            "r",
        ),
        ({"WM_JOB_ID": "j", "WM_WORKSPACE": "w", "WM_FLOW_JOB_ID": "p", "WM_ROOT_FLOW_JOB_ID": ""}, None, "p", "p"),
        ({"WM_JOB_ID": "j", "WM_WORKSPACE": "w", "WM_ROOT_FLOW_JOB_ID": "j"}, None, None, None),
    ],
)
def test_windmills_variables_name_the_job(
    variables: dict[str, str], runnable: Any, parent: str | None, root: str | None
) -> None:
    job = of_windmill(variables)
    assert job is not None
    assert (job.job_id, job.workspace, job.runnable, job.parent, job.root) == ("j", "w", runnable, parent, root)


def test_outside_of_windmill_there_is_no_job() -> None:
    assert of_windmill({"WM_WORKSPACE": "w"}) is None
    assert of_windmill({"WM_JOB_ID": "j"}) is None
    assert of_windmill({"WM_JOB_ID": "j"}, "w") is not None


@pytest.mark.parametrize(
    ("ending", "code", "status"),
    [
        ("pass", 0, "SUCCEEDED"),
        ("raise RuntimeError('no')", 1, "FAILED"),
        ("import sys; sys.exit(3)", 3, "FAILED"),
        ("import sys; sys.exit(0)", 0, "SUCCEEDED"),
        ("import sys; sys.exit()", 0, "SUCCEEDED"),
    ],
)
def test_the_end_of_the_process_is_the_end_of_the_job(
    job: Callable[..., str], recorder: Recorder, ending: str, code: int, status: str
) -> None:
    job(f"import headrace; headrace.instrument()\n{ending}", code=code)
    told = recorder.jobs["job-1"]
    assert told["status"] == status
    assert told["runnable"] == {"kind": "SCRIPT", "path": "f/etl/load"}
    assert told["workspace"] == "shop"
    assert told["tracked"] is True
    assert told["startedAt"] <= told["endedAt"]


def test_a_job_by_hand_ends_with_its_block(recorder: Recorder, tmp_path: Path) -> None:
    said = script.run(
        """
    import headrace
    with headrace.job("f/etl#a", kind="STEP", parent="p", root="r") as first:
        print(first)
    try:
        with headrace.job("f/etl/load", job_id="second"):
            raise RuntimeError
    except RuntimeError:
        pass
    """,
        tmp_path,
        HEADRACE_URL=recorder.url,
        HEADRACE_WORKSPACE="shop",
        HEADRACE_TOKEN="secret",
    )
    first = recorder.jobs[said.strip()]
    assert first["runnable"] == {"kind": "STEP", "path": "f/etl#a"}
    assert (first["status"], first["parentJobId"], first["rootJobId"]) == ("SUCCEEDED", "p", "r")
    assert recorder.jobs["second"]["status"] == "FAILED"
    assert set(recorder.tokens) == {"Bearer secret"}


def test_an_id_may_be_a_number_or_a_uuid(recorder: Recorder, tmp_path: Path) -> None:
    said = script.run(
        """
    import headrace, uuid
    with headrace.job("f/a", job_id=7, parent=0) as number:
        with headrace.job("f/b", job_id=uuid.UUID(int=1), root=7) as other:
            print(repr(number), repr(other))
    """,
        tmp_path,
        HEADRACE_URL=recorder.url,
        HEADRACE_WORKSPACE="shop",
    )
    other = "00000000-0000-0000-0000-000000000001"
    assert said.strip() == f"'7' '{other}'"
    assert recorder.jobs["7"]["parentJobId"] == "0"
    assert (recorder.jobs[other]["rootJobId"], recorder.jobs[other]["status"]) == ("7", "SUCCEEDED")


def test_a_kind_that_is_none_is_said_and_costs_no_other_job_anything(recorder: Recorder, tmp_path: Path) -> None:
    said = script.run(
        """
    import headrace
    with headrace.job("f/a", job_id="good"), headrace.job("f/b", job_id="odd", kind="script"):
        pass
    """,
        tmp_path,
        HEADRACE_URL=recorder.url,
        HEADRACE_WORKSPACE="shop",
    )
    assert "'script' is not one of SCRIPT, FLOW, STEP" in said
    assert recorder.jobs["good"]["runnable"] == {"kind": "SCRIPT", "path": "f/a"}
    assert recorder.jobs["odd"].get("runnable") is None


def test_threads_of_several_jobs_are_told_apart_or_not_at_all(
    job: Callable[..., str], recorder: Recorder, bucket: str
) -> None:
    """A thread takes the job that its context has; one without a context takes the only job, and none of several."""
    job(
        """
    import contextvars, os, threading, headrace
    headrace.instrument()
    import boto3
    s3 = boto3.client("s3")

    def put(key, context=None):
        work = lambda: s3.put_object(Bucket=os.environ["BUCKET"], Key=key, Body=b"")
        thread = threading.Thread(target=context.run if context else work, args=(work,) if context else ())
        thread.start()
        thread.join()

    with headrace.job("f/a", job_id="a"):
        put("a")
        with headrace.job("f/b", job_id="b"):
            put("b", contextvars.copy_context())
            put("whose")
    with headrace.job("f/c", job_id="c"):
        put("c")
    put("outside")
    """
    )
    assert {name: recorder.touched(name) for name in ("a", "b", "c", "job-1")} == {
        "a": [(f"s3://{bucket}/a", "WRITE")],
        "b": [(f"s3://{bucket}/b", "WRITE")],
        "c": [(f"s3://{bucket}/c", "WRITE")],
        "job-1": [(f"s3://{bucket}/outside", "WRITE")],
    }
    assert {name: recorder.jobs[name]["tracked"] for name in ("a", "b", "c")} == {"a": False, "b": False, "c": True}


def test_a_job_without_a_workspace_runs_and_is_not_recorded(recorder: Recorder, tmp_path: Path) -> None:
    said = script.run(
        """
    import headrace
    from headrace.record import record
    with headrace.job("f/outer", workspace="shop", job_id="outer"):
        for _ in range(2):
            with headrace.job("f/a"):
                record("s3:///x", "READ")
                print("it runs")
    """,
        tmp_path,
        HEADRACE_URL=recorder.url,
    )
    assert said.count("it runs") == 2
    assert said.count("a job needs a workspace, here or in HEADRACE_WORKSPACE; nothing of it is recorded") == 1
    assert set(recorder.jobs) == {"outer"}
    assert recorder.touched("outer") == []
