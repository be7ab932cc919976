from __future__ import annotations

import re
from pathlib import Path

import pydantic
import pytest

from api.settings import LOOPBACK, Settings, load, misspelt

ROOT = Path(__file__).parents[2]

PAUSES = [f"{name}_seconds" for name in ("init", "send", "valid", "alive", "poll", "poll_woken", "poll_busy")]
SOME = ["burst", "ring", "ring_bytes", "block", "readers"]


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but those of the test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("CONFIG", *Settings.model_fields):
        monkeypatch.delenv(f"HEADRACE_{name.upper()}", raising=False)


@pytest.fixture
def toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "some.toml"
    file.write_text("port = 1111\nhost = '::1'\n[analysis]\nnesting = 11\nsteps = 12\n")
    monkeypatch.setenv("HEADRACE_CONFIG", str(file))
    return file


def test_a_flag_is_heard_before_the_environment_the_environment_before_the_file_and_then_the_default(
    toml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load().port == 1111
    monkeypatch.setenv("HEADRACE_PORT", "2222")
    monkeypatch.setenv("HEADRACE_ANALYSIS_NESTING", "22")
    assert load().port == 2222
    assert load(port=3333).port == 3333
    assert load(port=None).port == 2222, "a flag that was not given says nothing"
    assert load().host == "::1"
    assert (load().analysis.nesting, load().analysis.steps) == (22, 12)
    assert load().analysis.imports == Settings.model_fields["analysis"].default.imports


def test_the_level_of_the_log_is_known_in_capitals_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADRACE_LOG_LEVEL", "DEBUG")
    assert load().log.level == "debug"


def test_the_file_of_the_users_configuration_folder_is_read(tmp_path: Path) -> None:
    assert load().port == 8000
    (tmp_path / "headrace").mkdir()
    (tmp_path / "headrace" / "headrace.toml").write_text("port = 4444")
    assert load().port == 4444


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("PORT", "70000", "port"),
        ("PORT", "many", "port"),
        ("WORKERS", "0", "workers"),
        ("DATABASE", "http://localhost", "database"),
        ("DATABASE", "bolt://user:password@localhost", "database"),
        ("ANALYSIS_STEPS", "few", "analysis.steps"),
        ("ANALYSIS_STEP", "1", "analysis.step"),
        ("JOBS_RETENTION_DAYS", "-1", "jobs.retention_days"),
        ("REQUEST_SECONDS", "nan", "request.seconds"),
        ("CONNECTION_CONNECT", "inf", "connection.connect"),
        ("SUBSCRIPTION_BURST", str(2**63), "subscription.burst"),
        ("SUBSCRIPTION_OVERLAP_SECONDS", "1e9", "subscription.overlap_seconds"),
        *((f"SUBSCRIPTION_{name.upper()}", "0", f"subscription.{name}") for name in PAUSES + SOME),
        ("DETECTIONS_BATCH", "0", "detections.batch"),
        ("DETECTIONS_SECONDS", "0", "detections.seconds"),
        ("DEPLOYMENT_STALE_BATCH", "0", "deployment.stale_batch"),
        ("DEPLOYMENT_DELETE_NODES", "0", "deployment.delete_nodes"),
        ("DEPLOYMENT_DELETE_EDGES", "0", "deployment.delete_edges"),
        ("JOBS_PRUNE_JOBS", "0", "jobs.prune_jobs"),
        ("JOBS_PRUNE_EDGES", "0", "jobs.prune_edges"),
        ("JOBS_PRUNE_SECONDS", "0", "jobs.prune_seconds"),
        ("JWT_AUDIENCE", "headrace", "jwt"),
    ],
)
def test_a_value_that_is_no_good_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, place: str) -> None:
    monkeypatch.setenv(f"HEADRACE_{name}", value)
    with pytest.raises(pydantic.ValidationError) as caught:
        load()
    assert [".".join(map(str, row["loc"])) for row in caught.value.errors()] == [place]


def test_a_name_that_the_file_misspells_is_named(toml: Path) -> None:
    toml.write_text("prot = 1")
    with pytest.raises(pydantic.ValidationError, match="prot"):
        load()


def test_a_file_that_the_environment_names_has_to_be_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEADRACE_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(FileNotFoundError, match="no such file"):
        load()
    monkeypatch.setenv("HEADRACE_CONFIG", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="it is a folder"):
        load()


def test_the_loopback_is_what_it_listens_on_and_no_password_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADRACE_DATABASE", "neo4j://example")
    monkeypatch.setenv("HEADRACE_DATABASE_PASSWORD", "hush")
    assert load().host in LOOPBACK
    assert load().address.password == "hush"
    assert "hush" not in repr(load()) + repr(load().address)


def test_a_variable_that_reads_much_like_a_setting_is_told_with_it() -> None:
    assert misspelt(["HEADRACE_PROT", "HEADRACE_DETECTION_DAYS", "HEADRACE_PORT", "HEADRACE_CONFIG", "PROT"]) == {
        "HEADRACE_DETECTION_DAYS": "HEADRACE_DETECTIONS_DAYS",
        "HEADRACE_PROT": "HEADRACE_PORT",
    }
    jobs = re.findall(r"HEADRACE_[A-Z_]+", (ROOT / "docs" / "sdk.md").read_text())
    assert len(jobs) > 15
    assert not misspelt(jobs), "a worker's environment may have what is set for its jobs"


def test_a_page_that_nobody_gave_a_length_is_as_long_as_a_page_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADRACE_REQUEST_PAGE", "20")
    assert load().request.usual == 20
