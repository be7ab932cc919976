"""A server that records, a real S3 over HTTP, and a real PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import boto3  # type: ignore[import-untyped]
import pytest
from moto.server import ThreadedMotoServer

from tests.sdk import postgres, script
from tests.sdk.headrace_server import Recorder, recording

Run = Callable[..., str]


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    with recording() as made:
        yield made


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of an S3."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
    finally:
        server.stop()


@pytest.fixture
def bucket(s3: str) -> str:
    """The name of an empty bucket."""
    name = f"b{uuid4().hex}"
    client = boto3.client(
        "s3", endpoint_url=s3, region_name="us-east-1", aws_access_key_id="testing", aws_secret_access_key="testing"
    )
    client.create_bucket(Bucket=name)
    client.close()
    return name


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """The address of a PostgreSQL."""
    try:
        with postgres.running() as address:
            yield address
    except postgres.PostgresMissing as error:
        if os.environ.get("HEADRACE_REQUIRE_ALL") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture
def job(recorder: Recorder, s3: str, bucket: str, tmp_path: Path) -> Run:
    """Runs a script as Windmill's job `job-1`."""

    def run(source: str, code: int = 0, **variables: str) -> str:
        known = {"HEADRACE_URL": recorder.url, "AWS_ENDPOINT_URL": s3, "BUCKET": bucket, **script.JOB}
        return script.run(source, tmp_path, code=code, **{**known, **variables})

    return run
