"""From a job to the server, when all is well and when it is not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from headrace.delivery import Delivery
from headrace.jobs import Job
from headrace.settings import Settings, load
from tests.sdk import script
from tests.sdk.headrace_server import Recorder, failure, recording

GONE = "http://127.0.0.1:9"  # nothing listens there


def settings(url: str, folder: Path, **given: Any) -> Settings:
    return Settings(**{"url": url, "spool": str(folder), "interval_seconds": 60.0, "repeat_seconds": 0.0, **given})


def ended(delivery: Delivery, job: Job) -> None:
    job.end("SUCCEEDED")
    delivery.touch(job)


def spooled(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(folder.rglob("*.json"))]


def test_batches_hold_what_the_server_takes(recorder: Recorder, tmp_path: Path) -> None:
    """A job that is larger than a batch ends in its last one, and every access is there once, in order."""
    delivery = Delivery(settings(recorder.url, tmp_path, batch_accesses=10, batch_statements=2, batch_jobs=3))
    jobs = [Job(f"j{number}", "w") for number in range(7)]
    for number, job in enumerate(jobs):
        for access in range(number * 5):
            delivery.access(job, f"s3:///{access}", "READ")
        for statement in range(number):
            delivery.statement(job, "DUCKDB", f"SELECT {statement}", None)
        ended(delivery, job)
    assert delivery.flush(20)
    for batch in recorder.batches:
        assert len(batch["jobs"]) <= 3
        assert sum(len(job["accesses"]) for job in batch["jobs"]) <= 10
        assert sum(len(job["statements"]) for job in batch["jobs"]) <= 2
    for number, job in enumerate(jobs):
        told = recorder.jobs[job.job_id]
        assert recorder.touched(job.job_id) == [(f"s3:///{access}", "READ") for access in range(number * 5)]
        assert [row["sql"] for row in told["statements"]] == [f"SELECT {statement}" for statement in range(number)]
        assert told["tracked"] is True
        *parts, last = [entry for batch in recorder.batches for entry in batch["jobs"] if entry["jobId"] == job.job_id]
        assert last["status"] == "SUCCEEDED"
        assert not any("status" in part for part in parts)
        assert {part["startedAt"] for part in parts} <= {last["startedAt"]}, "the first part tells how old the job is"


def test_workspaces_are_told_apart(recorder: Recorder, tmp_path: Path) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path))
    for name in ("a", "b"):
        delivery.access(Job(name, f"workspace-{name}"), "s3:///k", "WRITE")
    assert delivery.flush(20)
    assert sorted(batch["workspace"] for batch in recorder.batches) == ["workspace-a", "workspace-b"]


def test_what_repeats_within_a_moment_is_one(recorder: Recorder, tmp_path: Path) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path, repeat_seconds=60.0))
    job = Job("j", "w")
    for _ in range(3):
        for access in ("READ", "WRITE"):
            delivery.access(job, "s3:///k", access)
    assert delivery.flush(20)
    assert recorder.touched("j") == [("s3:///k", "READ"), ("s3:///k", "WRITE")]


def test_delivery_happens_by_itself(recorder: Recorder, tmp_path: Path) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path, interval_seconds=0.02))
    delivery.access(Job("j", "w"), "s3:///k", "READ")
    until = time.monotonic() + 20
    while not recorder.batches:
        assert time.monotonic() < until
        time.sleep(0.01)
    assert recorder.touched("j") == [("s3:///k", "READ")]


def test_a_spool_is_sent_by_the_next_job(tmp_path: Path) -> None:
    """It is readable by its owner alone, and belongs to one server."""
    with recording() as recorder:
        port = int(recorder.url.rpartition(":")[2])
    first = Delivery(settings(recorder.url, tmp_path, exit_seconds=0.5))
    job = Job("first", "w")
    first.access(job, "s3:///k", "WRITE")
    ended(first, job)
    first.end()
    (file,) = tmp_path.rglob("*.json")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    elsewhere = Delivery(settings(GONE, tmp_path))
    assert elsewhere.flush(1)  # nothing is held for that server
    with recording(port) as recorder:
        second = Delivery(settings(recorder.url, tmp_path))
        second.access(Job("second", "w"), "s3:///k", "READ")
        assert second.flush(20)
        assert [batch["jobs"][0]["jobId"] for batch in recorder.batches] == ["first", "second"]
        assert recorder.jobs["first"]["tracked"] is True
    assert spooled(tmp_path) == []


def test_the_end_of_a_job_is_never_told_before_what_it_did(tmp_path: Path) -> None:
    with recording() as recorder:
        port = int(recorder.url.rpartition(":")[2])
    delivery = Delivery(settings(recorder.url, tmp_path))
    job = Job("j", "w")
    delivery.access(job, "s3:///k", "WRITE")
    assert not delivery.flush(1)
    ended(delivery, job)
    with recording(port) as recorder:
        recorder.answers = [(503, {})]
        assert not delivery.flush(20)
        assert delivery.flush(20)
        entries = [entry for batch in recorder.batches for entry in batch["jobs"]]
    assert [len(entry["accesses"]) for entry in entries] == [1, 0]
    assert entries[-1]["tracked"] is True


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, failure("UNAVAILABLE")),
        (302, {}),
        (401, {}),
        (403, failure("FORBIDDEN")),
        (404, {}),
        (429, {}),
        (500, {}),
        (503, {}),
        (200, {"errors": "no GraphQL"}),
    ],
)
def test_what_may_work_later_is_kept(recorder: Recorder, tmp_path: Path, status: int, answer: dict[str, Any]) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path))
    recorder.answers = [(status, answer)]
    delivery.access(Job("j", "w"), "s3:///k", "READ")
    assert not delivery.flush(20)
    assert recorder.batches == []
    assert delivery.flush(20)
    assert len(recorder.batches) == 1


@pytest.mark.parametrize(
    ("status", "answer"),
    [(400, {}), (200, failure("BAD_USER_INPUT")), (400, failure("GRAPHQL_VALIDATION_FAILED"))],
)
def test_what_never_works_is_dropped_and_said(
    recorder: Recorder, tmp_path: Path, caplog: pytest.LogCaptureFixture, status: int, answer: dict[str, Any]
) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path))
    recorder.answers = [(status, answer)] * (1 if "BAD_USER_INPUT" not in str(answer) else 3)
    job = Job("j", "w")
    delivery.access(job, "s3:///k", "READ")
    assert delivery.flush(20)
    assert "the server rejected 1 accesses and 0 statements of 1 jobs" in caplog.text
    assert recorder.answers == []
    ended(delivery, job)
    assert delivery.flush(20)
    assert recorder.jobs["j"]["tracked"] is False
    assert spooled(tmp_path) == []


@pytest.mark.parametrize("number", [1, 2, 5, 100])
def test_what_the_server_refuses_is_taken_out_and_the_rest_is_sent(
    recorder: Recorder, tmp_path: Path, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    """Whichever it is of a batch, and its job alone is no tracked one."""
    delivery = Delivery(settings(recorder.url, tmp_path))
    jobs = [Job(name, "w") for name in ("bad", "good")]
    for place in range(number):
        for job in jobs:
            delivery.access(job, f"s3:///{place}", "READ")
    delivery.access(jobs[0], "s3:///nowhere", "READS")
    delivery.statement(jobs[0], "COBOL", "SELECT 1", None)
    for job in jobs:
        ended(delivery, job)
    recorder.refuse = lambda batch: any(word in json.dumps(batch) for word in ("READS", "COBOL"))
    delivery.flush(20)
    assert delivery.flush(20)
    for job in jobs:
        assert recorder.touched(job.job_id) == [(f"s3:///{place}", "READ") for place in range(number)]
        assert recorder.jobs[job.job_id]["status"] == "SUCCEEDED"
        assert recorder.jobs[job.job_id]["tracked"] is (job.job_id == "good")
    assert caplog.text.count("the server rejected 1 accesses and 1 statements of 1 jobs") == 1
    assert spooled(tmp_path) == []


@pytest.mark.parametrize(("argument", "most"), [("input.workspace", 1), (None, 100)])
def test_a_server_that_refuses_everything_is_not_asked_for_ever(
    recorder: Recorder, tmp_path: Path, argument: str | None, most: int
) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path))
    jobs = [Job(str(number), "w") for number in range(7)]
    for number in range(2_000):
        delivery.access(jobs[number % 7], f"s3:///{number}", "READ")
    answer = failure("BAD_USER_INPUT")
    answer["errors"][0]["extensions"]["argument"] = argument
    recorder.answers = [(200, answer)] * 5_000
    assert delivery.flush(20)
    assert 5_000 - len(recorder.answers) <= most


def test_a_batch_that_the_server_fails_on_is_not_sent_forever(
    recorder: Recorder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path))
    job = Job("j", "w")
    delivery.access(job, "s3:///k", "READ")
    recorder.answers = [(500, failure("INTERNAL"))] * 6
    tries = 0
    while not delivery.flush(20):
        tries += 1
        assert tries < 20
    assert tries == 5
    assert "the server failed on it repeatedly" in caplog.text
    ended(delivery, job)
    assert delivery.flush(20)
    assert recorder.jobs["j"]["tracked"] is False


@pytest.mark.parametrize("text", ["{", "[]", "7", '{"jobs": 1}', '{"jobs": [{}]}', '{"jobs": [{"jobId": 5}]}'])
def test_a_file_that_is_no_batch_keeps_nothing_back(
    recorder: Recorder, tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    away = Delivery(settings(GONE, tmp_path))
    away.access(Job("j", "w"), "s3:///k", "READ")
    assert not away.flush(20)
    (batch,) = tmp_path.rglob("*.json")
    delivery = Delivery(settings(recorder.url, tmp_path))
    folder = delivery._spool._folder
    folder.mkdir()
    (folder / "00000000000000000001-a.0.json").write_text(text)
    batch.rename(folder / batch.name)
    assert delivery.flush(20)
    assert recorder.touched("j") == [("s3:///k", "READ")]
    assert not [*folder.glob("*.json*")]
    assert "is not a batch and was deleted" in caplog.text


def test_what_is_too_large_is_cut(recorder: Recorder, tmp_path: Path) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path))
    job = Job("j", "w")
    for number in range(5):
        delivery.access(job, f"s3:///{number}", "READ")
    ended(delivery, job)
    recorder.answers = [(413, {}), (200, failure("LIMIT_EXCEEDED"))]
    assert delivery.flush(20)
    assert recorder.touched("j") == [(f"s3:///{number}", "READ") for number in range(5)]
    assert recorder.jobs["j"]["tracked"] is True
    assert len(recorder.batches) == 3
    assert len({batch["jobs"][0]["startedAt"] for batch in recorder.batches}) == 1


def test_a_problem_with_a_job_is_said_and_the_job_is_not_tracked(
    recorder: Recorder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path))
    job = Job("j", "w")
    delivery.access(job, "s3:///k", "READ")
    ended(delivery, job)
    problem = {"jobId": "j", "code": "CONFLICT", "message": "another runnable"}
    recorder.answers = [(200, {"data": {"recordJobs": {"problems": [problem]}}})]
    delivery.flush(20)
    assert delivery.flush(20)
    assert "job j: CONFLICT: another runnable" in caplog.text
    assert [entry.get("tracked") for batch in recorder.batches for entry in batch["jobs"]] == [True, False]


def test_the_spool_is_bounded_and_says_what_it_drops(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The oldest goes first, and its job is no longer tracked, whoever tells its end."""
    with recording() as recorder:
        port = int(recorder.url.rpartition(":")[2])
    delivery = Delivery(settings(recorder.url, tmp_path, spool_bytes=3_000))
    jobs = [Job(f"j{number}", "w") for number in range(8)]
    for job in jobs:
        delivery.access(job, "s3:///" + "k" * 500, "READ")
        delivery.flush(0.5)
    assert "is dropped: the spool has more than 3000 bytes" in caplog.text
    held = [batch["jobs"][0]["jobId"] for batch in spooled(tmp_path)]
    assert held == [job.job_id for job in jobs[-len(held) :]]
    assert 0 < len(held) < 8
    for job in jobs:
        ended(delivery, job)
    with recording(port) as recorder:
        assert delivery.flush(20)
        assert {name: told["tracked"] for name, told in recorder.jobs.items()} == {
            job.job_id: job.job_id in held for job in jobs
        }


def test_what_is_too_old_is_dropped(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("old", "new"):
        delivery = Delivery(settings(GONE, tmp_path, spool_days=0.0001 if name == "new" else 7.0))
        delivery.access(Job(name, "w"), "s3:///k", "READ")
        delivery.flush(0.5)
        (old,) = tmp_path.rglob("*.json")
        if name == "old":
            _, _, rest = old.name.partition("-")
            old.rename(old.with_name(f"{time.time_ns() - 60_000_000_000:020}-{rest}"))
    assert [batch["jobs"][0]["jobId"] for batch in spooled(tmp_path)] == ["new"]
    assert "it is older than" in caplog.text


def test_a_file_that_is_no_batch_is_dropped_and_a_claim_of_a_dead_process_ends(
    recorder: Recorder, tmp_path: Path
) -> None:
    import os

    away = Delivery(settings(recorder.url, tmp_path))
    recorder.answers = [(503, {})]
    away.access(Job("j", "w"), "s3:///k", "READ")
    assert not away.flush(20)
    (file,) = tmp_path.rglob("*.json")
    claim = file.rename(f"{file}.claimed")
    file.with_name("00000000000000000001-cut.0.json").write_text('{"jobs": [')
    other = Delivery(settings(recorder.url, tmp_path))
    assert other.flush(20)
    assert recorder.batches == []
    os.utime(claim, (1, 1))
    assert other.flush(20)
    assert len(recorder.batches) == 1
    assert list(tmp_path.rglob("*.json*")) == []


def test_a_full_buffer_loses_the_newest_and_says_so(
    recorder: Recorder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = Delivery(settings(recorder.url, tmp_path, buffer=3))
    job, other = Job("j", "w"), Job("other", "w")
    for number in range(5):
        delivery.access(job, f"s3:///{number}", "READ")
    ended(delivery, job)
    ended(delivery, other)
    assert delivery.flush(20)
    assert len(recorder.touched("j")) == 3
    assert recorder.jobs["j"]["tracked"] is False
    assert recorder.jobs["other"]["tracked"] is True
    assert caplog.text.count("the buffer is full") == 1


def test_nothing_is_lost_in_threads(recorder: Recorder, tmp_path: Path) -> None:
    from threading import Thread

    delivery = Delivery(settings(recorder.url, tmp_path, interval_seconds=0.001, batch_accesses=50))
    job = Job("j", "w")

    def work(name: int) -> None:
        for number in range(200):
            delivery.access(job, f"s3:///{name}/{number}", "READ")

    threads = [Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until = time.monotonic() + 30
    while not delivery.flush(20):
        assert time.monotonic() < until
    assert len(set(recorder.touched("j"))) == len(recorder.touched("j")) == 1600


@pytest.mark.parametrize("folder", ["/proc/none", "/dev/null/x"])
def test_without_a_server_and_a_disk_the_job_goes_on(tmp_path: Path, folder: str) -> None:
    said = script.run(
        "import headrace\nwith headrace.job('f/a'):\n    headrace.S3Object('k')\nprint('done')",
        tmp_path,
        HEADRACE_URL=GONE,
        HEADRACE_SPOOL=folder,
        HEADRACE_WORKSPACE="w",
        HEADRACE_EXIT_SECONDS="0.2",
    )
    assert "done" in said
    assert "reports are lost, since the spool cannot be written" in said


def test_a_server_that_never_answers_does_not_hold_a_job(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as deaf:
        begun = time.monotonic()
        script.run(
            "import headrace\nwith headrace.job('f/a', job_id='j'): pass",
            tmp_path,
            HEADRACE_URL=f"http://127.0.0.1:{deaf.getsockname()[1]}",
            HEADRACE_WORKSPACE="w",
            HEADRACE_EXIT_SECONDS="0.5",
        )
    assert time.monotonic() - begun < 20
    (batch,) = spooled(tmp_path)
    assert batch["jobs"][0]["jobId"] == "j"


@pytest.mark.parametrize(
    "start",
    [
        "import os; pid = os.fork()\nif not pid:\n    child(); headrace.flush(); os._exit(0)\nos.waitpid(pid, 0)",
        "import multiprocessing as m; p = m.get_context('fork').Process(target=child); p.start(); p.join()",
        "from concurrent.futures import ProcessPoolExecutor as P; import multiprocessing as m\n"
        "with P(1, mp_context=m.get_context('fork')) as pool: pool.submit(child).result()",
    ],
    ids=["fork", "multiprocessing", "pool"],
)
def test_children_tell_what_they_do(job: Callable[..., str], recorder: Recorder, bucket: str, start: str) -> None:
    job(
        """
import os, headrace
headrace.instrument()
import boto3
def put(key):
    boto3.client("s3").put_object(Bucket=os.environ["BUCKET"], Key=key, Body=b"")
def child():
    put("child")
put("before")
"""
        + start
        + '\nput("after")',
        HEADRACE_INTERVAL_SECONDS="60",
    )
    told = recorder.touched("job-1")
    assert sorted(told) == sorted((f"s3://{bucket}/{key}", "WRITE") for key in ("before", "child", "after"))
    assert [entry["status"] for batch in recorder.batches for entry in batch["jobs"]][-1] == "SUCCEEDED"


def test_without_a_url_nothing_happens(tmp_path: Path) -> None:
    said = script.run("import headrace; headrace.instrument(); headrace.flush()", tmp_path)
    assert said.count("HEADRACE_URL is not set; nothing is recorded") == 1
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    ("value", "why"),
    [("many", "must be a number"), ("-1", "must be a number from 0 on"), ("nan", "must be a number from 0 on")],
)
def test_a_setting_that_is_no_number_is_said(tmp_path: Path, value: str, why: str) -> None:
    said = script.run(
        "import headrace; headrace.instrument()", tmp_path, HEADRACE_URL="http://x", HEADRACE_SPOOL_DAYS=value
    )
    assert f"HEADRACE_SPOOL_DAYS is {value!r}: it {why}; nothing is recorded" in said


@pytest.mark.parametrize("name", ["HEADRACE_BATCH_ACCESSES", "HEADRACE_INTERVAL_SECONDS"])
def test_what_would_go_on_without_end_is_no_setting(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is '0': it must be a number above 0"):
        load({name: "0"})


@pytest.mark.parametrize("url", ["foo", "ftp://x", "http://", "http://x:port", "http://[x"])
def test_an_address_that_is_none_is_said_at_once_and_nothing_is_kept(tmp_path: Path, url: str) -> None:
    said = script.run(
        """
    import headrace
    from headrace.record import record
    with headrace.job("f/a", workspace="w"):
        record("s3:///x", "READ")
    """,
        tmp_path,
        HEADRACE_URL=url,
    )
    assert said.count("headrace: ") == 1, said
    assert f"HEADRACE_URL is {url!r}: it must be an http:// or https:// address" in said
    assert not (tmp_path / "state").exists()
