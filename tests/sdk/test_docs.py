"""What docs/sdk.md and the README of the SDK say is true; the README's question is asked in test_server.py."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

import headrace
from headrace.hooks.s3 import OPERATIONS
from headrace.settings import Settings, table
from tests.documents import ROOT, blocks
from tests.sdk.headrace_server import Recorder

PAGE = ROOT / "docs" / "sdk.md"
README = ROOT / "sdk" / "python" / "README.md"

SCRIPTS = [
    pytest.param(text, id=f"{document.stem}-{place}")
    for document in (PAGE, README)
    for place, text in enumerate(blocks(document, "python"))
]


@pytest.mark.parametrize("source", SCRIPTS)
def test_every_script_runs(
    job: Callable[..., str], recorder: Recorder, source: str, s3: str, bucket: str, database: str, tmp_path: Path
) -> None:
    """As it is, with the connections of the page at the addresses that there are here."""
    (connections,) = blocks(PAGE, "toml")
    for said, here in (
        ("http://127.0.0.1:9000", s3),
        ('"lake"', f'"{bucket}"'),
        ("postgresql:///shop", database),
    ):
        assert said in connections
        connections = connections.replace(said, here)
    file = tmp_path / "connections.toml"
    file.write_text(connections)
    said = job(source, HEADRACE_CONNECTIONS=str(file))
    assert "Traceback" not in said
    assert "WARNING" not in said
    assert recorder.jobs
    assert all(told["status"] == "SUCCEEDED" and told["tracked"] for told in recorder.jobs.values())


def test_every_block_is_of_a_kind_that_is_checked() -> None:
    for document in (PAGE, README):
        kinds = set(re.findall(r"^```(\w+)$", document.read_text(), re.MULTILINE))
        assert kinds <= {"python", "toml", "sh", "graphql"}
    assert blocks(PAGE, "sh") == blocks(PAGE, "graphql") == []


def test_the_readmes_commands_are_two_and_understood() -> None:
    (text,) = blocks(README, "sh")
    install, run = (shlex.split(line) for line in text.splitlines())
    assert install[:4] == ["python", "-m", "pip", "install"]
    assert (ROOT / install[4] / "pyproject.toml").exists()
    known = {f"HEADRACE_{field.name.upper()}" for field in fields(Settings)}
    assert {word.partition("=")[0] for word in run if "=" in word} <= known | {"HEADRACE_DUCKLAKES"}
    assert run[-2:] == ["python", "first.py"]


def test_the_table_of_settings_is_what_the_code_has() -> None:
    assert PAGE.read_text().endswith(f"\n\n{table()}")


def test_the_page_names_every_public_function() -> None:
    text = PAGE.read_text() + README.read_text()
    assert [name for name in headrace.__all__ if name not in text] == []


def test_the_directions_are_those_of_the_analysis() -> None:
    """A job is compared with what its code declares: an operation of boto3 has one direction in both."""
    from analyzers.functions.python_storage import BOTO3

    declared = {row.name: row.access.name for row in BOTO3 if row.owner == "boto3.S3Client" and row.access}
    observed = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower(): access for name, access in OPERATIONS.items()}
    assert {name: access for name, access in observed.items() if declared.get(name, access) != access} == {}
