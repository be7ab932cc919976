"""A server with nothing but `recordJobs`, over real HTTP: what it is sent, and what it is told to answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

DONE: dict[str, Any] = {"data": {"recordJobs": {"problems": []}}}


def failure(code: str) -> dict[str, Any]:
    return {"errors": [{"message": "no", "extensions": {"code": code}}]}


class Recorder:
    """The batches that came, each the input of a mutation, and the answers to the next ones."""

    def __init__(self) -> None:
        self.url = ""
        self.batches: list[dict[str, Any]] = []
        self.tokens: list[str | None] = []
        self.answers: list[tuple[int, dict[str, Any]]] = []
        self.refuse: Callable[[dict[str, Any]], bool] = lambda batch: False

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        """What was told of each job, merged as the server does."""
        merged: dict[str, dict[str, Any]] = {}
        for batch in self.batches:
            for job in batch["jobs"]:
                known = merged.setdefault(
                    job["jobId"], {"workspace": batch["workspace"], "accesses": [], "statements": []}
                )
                for name, value in job.items():
                    known[name] = known[name] + value if name in ("accesses", "statements") else value
        return merged

    def touched(self, job_id: str) -> list[tuple[str, str]]:
        """What a job touched, in order."""
        return [(access["uri"], access["access"]) for access in self.jobs[job_id]["accesses"]]


@contextmanager
def recording(port: int = 0) -> Iterator[Recorder]:
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            otherwise = failure("BAD_USER_INPUT") if recorder.refuse(body["variables"]["input"]) else DONE
            status, answer = recorder.answers.pop(0) if recorder.answers else (200, otherwise)
            recorder.tokens.append(self.headers["Authorization"])
            if answer.get("data"):
                recorder.batches.append(body["variables"]["input"])
            text = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        recorder.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield recorder
        finally:
            server.shutdown()
            thread.join()
