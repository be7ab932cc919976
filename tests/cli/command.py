"""The command as a person runs it: a process with a home of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

T = TypeVar("T")

HEADRACE = (sys.executable, "-c", "import cli; cli.main()")
SHOP = Path(__file__).parents[2] / "examples" / "shop"


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a person who has set none of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEADRACE_", "XDG_"))}
    root = str(Path(__file__).parents[2])
    return {**kept, "HOME": str(home), "PYTHONPATH": root, "PYTHONWARNINGS": "error", "COLUMNS": "200", **more}


def run(
    home: Path, *words: str | Path, code: int = 0, typed: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end, which has to be with ``code``; it reads what is ``typed``."""
    done = subprocess.run(
        [*HEADRACE, *map(str, words)],
        env=environment(home, **more),
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, f"ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr, done.stderr
    return done


class Server:
    """``headrace serve`` as a process: ``url`` is what it printed, ``said`` all that it said so far."""

    def __init__(self, home: Path, *words: str | Path, **more: str) -> None:
        self.data = home / "data"
        self.said = ""
        self.process = subprocess.Popen(
            [*HEADRACE, "serve", "--port", "0", "--data", str(self.data), *map(str, words)],
            env=environment(home, **more),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.url = self.hears(r"Headrace is at (\S+)")

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.process.terminate()
        self.process.wait(60)
        self._reader.join(60)
        assert self.process.stderr is not None
        self.process.stderr.close()

    def hears(self, pattern: str) -> str:
        """Waits until the server said something that matches; answers the first group."""
        found = until(lambda: re.search(pattern, self.said) or self.process.poll() is not None, lambda: self.said)
        assert isinstance(found, re.Match), f"it ended: {self.said}"
        return found[found.re.groups]

    def ask(self, query: str, **variables: object) -> dict[str, Any]:
        """The data of a query that has to succeed."""
        answer = httpx.post(f"{self.url}/graphql", json={"query": query, "variables": variables}, timeout=60).json()
        assert "errors" not in answer, answer
        return dict(answer["data"])

    def answers(self) -> bool:
        """Whether a query is answered right now."""
        try:
            answer = httpx.post(f"{self.url}/graphql", json={"query": "{ workspaces { nodes { name } } }"}, timeout=10)
            return answer.is_success and "errors" not in answer.json()
        except httpx.HTTPError:
            return False

    def child(self, word: str) -> int:
        """The process below it whose command line has this word."""
        return next(pid for pid in descendants(self.process.pid) if word in command_line(pid))

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said += line


def until(condition: Callable[[], T], why: Callable[[], str] = lambda: "", seconds: float = 90) -> T:
    """Waits for something to be true, and answers it."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, f"it did not come in {seconds:g} s: {why()}"
        time.sleep(0.05)
    return found


def descendants(pid: int) -> list[int]:
    """The processes below one, as Linux lists them."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        if fields[0] != "Z":
            below.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found = [pid]
    for parent in found:
        found += below.get(parent, [])
    return found[1:]


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    return bool(command_line(pid))
