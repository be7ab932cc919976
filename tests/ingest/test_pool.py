from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analyzers.context import Context
from analyzers.language import Language
from ingest import Analysts, PoolLimits
from ingest.tasks import ArgumentsTask, ScriptTask, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Ill(Task):
    """A text that does to its worker what an analyzer's bug would."""

    does: str
    mark: Path = Path()
    context: Context = Context()  # noqa: RUF009 (frozen)

    def run(self) -> Any:
        if self.does == "loop":
            while True:
                pass
        if self.does == "hoard":
            hoard = []
            while True:
                hoard.append(bytearray(50_000_000))
        if self.does == "name its process":
            return os.getpid()
        if self.does == "die" or (self.does == "die once" and not self.mark.exists()):
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if self.does == "die once":
            return "alive"
        raise ValueError(self.does)


HEALTHY = ScriptTask(source="# asset: read s3:///k", language=Language.PYTHON, context=Context())


@pytest.fixture(scope="module")
def pool() -> Iterator[Analysts]:
    with Analysts(PoolLimits(workers=2, deadline_seconds=5, memory_megabytes=1024)) as analysts:
        yield analysts


@pytest.mark.parametrize(
    ("does", "code", "words"),
    [
        ("loop", "TIMEOUT", "longer than 5 s"),
        ("hoard", "CRASHED", "MemoryError"),
        ("die", "CRASHED", "exited with"),
        ("raise", "CRASHED", "ValueError"),
    ],
)
async def test_a_text_that_ends_its_worker_is_a_diagnostic_and_the_others_go_on(
    pool: Analysts, does: str, code: str, words: str
) -> None:
    before, ill, after = await pool.analyse([HEALTHY, Ill(does=does), HEALTHY])
    assert [row.asset.uri for row in before.assets] == ["s3:///k"]
    assert before == after
    ((diagnostic),) = ill.diagnostics
    assert diagnostic.code == code
    assert words in diagnostic.message


async def test_a_value_that_nests_too_deep_to_be_sent_is_a_diagnostic_and_the_others_go_on(pool: Analysts) -> None:
    value: Any = "s3:///k"
    for _ in range(5_000):
        value = [value]
    deep = ArgumentsTask(args={"x": value}, context=Context())
    before, told, after = await pool.analyse([HEALTHY, deep, HEALTHY])
    assert before == after
    assert [row.code for row in told.diagnostics] == ["TOO_DEEP"]


async def test_a_worker_that_got_no_more_memory_does_nothing_more() -> None:
    async def process() -> int:
        (pid,) = await analysts.analyse([Ill(does="name its process")])
        return int(pid)

    with Analysts(PoolLimits(workers=1, memory_megabytes=1024)) as analysts:
        before = await process()
        assert await process() == before
        await analysts.analyse([Ill(does="hoard")])
        assert await process() != before


async def test_a_text_whose_process_died_is_tried_once_more(pool: Analysts, tmp_path: Path) -> None:
    assert await pool.analyse([Ill(does="die once", mark=tmp_path / "mark")]) == ["alive"]


async def test_answers_come_in_the_order_of_the_tasks(pool: Analysts) -> None:
    tasks = [
        ScriptTask(source=f"# asset: read s3:///{n}", language=Language.PYTHON, context=Context()) for n in range(150)
    ]
    done: list[int] = []
    answers = await pool.analyse(tasks, done.append)
    assert [row.asset.uri for answer in answers for row in answer.assets] == [f"s3:///{n}" for n in range(150)]
    assert sum(done) == 150


async def test_workers_that_are_still_starting_end_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    with Analysts(PoolLimits(workers=4)) as analysts:
        await analysts.analyse([HEALTHY])
    assert capfd.readouterr().err == ""


SERVER = """
import asyncio, time
from analyzers.context import Context
from analyzers.language import Language
from ingest import Analysts, PoolLimits
from ingest.tasks import ScriptTask

async def main():
    analysts = Analysts(PoolLimits(workers=1))
    await analysts.analyse([ScriptTask(source="", language=Language.PYTHON, context=Context())])
    print("ready", flush=True)
    await asyncio.sleep(600)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_server_that_is_killed_leaves_no_worker_behind(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    server = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment)
    assert server.stdout is not None
    assert server.stdout.readline() == "ready\n"
    workers = _children(server.pid)
    assert workers
    server.kill()
    server.wait()
    server.stdout.close()
    end = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < end
        time.sleep(0.1)


def _children(pid: int) -> set[int]:
    found = {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    for task in Path(f"/proc/{pid}/task").iterdir():
        found |= {int(child) for child in (task / "children").read_text().split()}
    return found | {grandchild for child in found for grandchild in _children(child)}
