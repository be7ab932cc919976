from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cli.prune import milliseconds
from tests.cli.command import Server, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed as Linux does")

RECORD = "mutation ($input: RecordJobsInput!) { recordJobs(input: $input) { recordedJobs problems { code } } }"


@pytest.mark.parametrize("age", ["", "90", "d", "0d", "-1d", "1y", "1 d", "9" * 20 + "d"])
def test_an_age_that_is_none_is_refused(age: str) -> None:
    with pytest.raises(ValueError, match="is not an age"):
        milliseconds(age)


def test_it_prunes_beside_a_running_server(tmp_path: Path) -> None:
    access = {"uri": "s3:///x", "access": "READ", "at": "2026-01-01T00:00:00Z"}
    jobs = [{"jobId": "old", "createdAt": "2026-01-01T00:00:00Z", "accesses": [access]}, {"jobId": "young"}]
    given = {"workspace": "shop", "jobs": jobs}
    with Server(tmp_path) as server:
        assert server.ask(RECORD, input=given)["recordJobs"]["recordedJobs"] == 2
        words = ("prune", "--older-than", "90d", "--data", server.data)
        assert "shop: jobs older than 90d to delete: 1" in run(tmp_path, *words, "--dry-run").stdout
        assert "shop: jobs older than 90d deleted: 1" in run(tmp_path, *words, "--workspace", "shop").stdout
        assert "no job is older than 90d" in run(tmp_path, *words).stdout
        assert server.ask(RECORD, input=given)["recordJobs"] == {"recordedJobs": 1, "problems": [{"code": "EXPIRED"}]}
        assert "there is no workspace shoop" in run(tmp_path, *words, "--workspace", "shoop", code=1).stderr
    assert "not an age" in run(tmp_path, "prune", "--older-than", "soon", code=2).stderr
