"""What tracking costs a Python job: for each S3 call, beside a call of a local S3, and for each access delivered."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

CALLS = 300
EVENTS = 4_000  # below one batch: they are delivered when it is asked for


class _Sink(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        answer = json.dumps({"data": {"recordJobs": {"problems": []}}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def main() -> None:
    """Measures in a process of its own: what is hooked stays hooked."""
    with TemporaryDirectory() as folder, ThreadingHTTPServer(("127.0.0.1", 0), _Sink) as sink:
        Thread(target=sink.serve_forever, daemon=True).start()
        job = {"WM_JOB_ID": "bench", "WM_WORKSPACE": "bench", "WM_JOB_PATH": "f/bench/sdk"}
        told = {
            "HEADRACE_URL": f"http://127.0.0.1:{sink.server_port}",
            "HEADRACE_SPOOL": folder,
            "HEADRACE_INTERVAL_SECONDS": "600",
        }
        command = [sys.executable, "-c", "from bench.sdk import measure; measure()"]
        subprocess.run(command, env={**os.environ, **job, **told}, check=True)
        sink.shutdown()


def measure() -> None:
    """Prints the table."""
    import boto3  # type: ignore[import-untyped]
    from moto.server import ThreadedMotoServer

    import headrace

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()

    def made() -> Any:
        return boto3.client(
            "s3",
            endpoint_url=f"http://{host}:{port}",
            region_name="us-east-1",
            aws_access_key_id="a",
            aws_secret_access_key="b",
        )

    plain = made()
    headrace.instrument()
    hooked = made()
    plain.create_bucket(Bucket="bench")
    plain.put_object(Bucket="bench", Key="k", Body=b"x" * 1000)
    call = _seconds(lambda: plain.get_object(Bucket="bench", Key="k")["Body"].read(), CALLS)
    cost = _events(hooked) - _events(plain)
    begun = time.perf_counter()
    assert headrace.flush(60)
    print("| what | µs | of an S3 call |")
    print("|---|---:|---:|")
    print(f"| `get_object` of 1 kB on a local S3 (moto), not tracked | {call * 1e6:,.0f} | |")
    print(f"| what tracking adds to the call | {cost * 1e6:.1f} | {cost / call:.2%} |")
    print(f"| an access delivered, in the background | {(time.perf_counter() - begun) / EVENTS * 1e6:.1f} | |")
    server.stop()


def _events(client: Any) -> float:
    """Seconds of the events that botocore emits around one call."""
    emit, model = client.meta.events.emit, client.meta.service_model.operation_model("GetObject")
    answer = type("Answer", (), {"status_code": 200})()
    keys = iter(range(10 * EVENTS))

    def around() -> None:
        context: dict[str, Any] = {}
        params = {"Bucket": "bench", "Key": f"raw/2026-11-23/{next(keys)}.csv"}
        emit("before-parameter-build.s3.GetObject", params=params, model=model, context=context)
        emit("after-call.s3.GetObject", http_response=answer, parsed={}, model=model, context=context)

    return _seconds(around, EVENTS)


def _seconds(call: Callable[[], object], times: int) -> float:
    call()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return median(taken)
