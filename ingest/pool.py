"""Worker processes for analyses, with a time limit and a memory limit, so that no text can block or crash the
server."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any

from pebble import ProcessExpired, ProcessPool

from analyzers.context import Limits as AnalysisLimits
from analyzers.facts import Code
from ingest.limits import PoolLimits
from ingest.tasks import Task

_OUT_OF_MEMORY = 77
"""The exit code of a worker that ran out of memory."""


class Analysts:
    """A pool of worker processes. Enter it once and share it; workers are started when there is work."""

    def __init__(
        self,
        limits: PoolLimits = PoolLimits(),  # noqa: B008 (frozen)
        analysis: AnalysisLimits = AnalysisLimits(),  # noqa: B008 (frozen)
    ) -> None:
        self.limits = limits
        self.analysis = analysis
        self._pool: _Pool | None = None

    def __enter__(self) -> Analysts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stops the workers, even busy ones."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    async def analyse(self, tasks: Sequence[Task], progress: Callable[[int], None] = lambda done: None) -> list[Any]:
        """Runs tasks and returns their results in order. If a worker had to be stopped or crashed, the result has a
        diagnostic. ``progress`` is called with the number of tasks that have just finished."""
        answers: list[Any] = [None] * len(tasks)

        async def answer(batch: range) -> None:
            for index, outcome in zip(batch, await self._batch([tasks[i] for i in batch]), strict=True):
                answers[index] = outcome
            progress(len(batch))

        async with asyncio.TaskGroup() as group:
            for batch in self._batches(tasks):
                group.create_task(answer(batch))
        return answers

    async def _batch(self, tasks: list[Task], again: bool = True) -> list[Any]:
        try:
            return await self._call(tasks)
        except _Failed as failed:
            if len(tasks) == 1 and not (again and failed.died):
                return [tasks[0].failed(failed.code, failed.message)]
        # It is unknown which of the tasks is at fault: each gets a deadline of its own. A single task whose process
        # died is tried once more, since an earlier task may have damaged that process.
        return [(await self._batch([task], again=len(tasks) > 1))[0] for task in tasks]

    async def _call(self, tasks: list[Task]) -> list[Any]:
        limits = self.limits
        try:
            given = pickle.dumps((tasks, self.analysis))  # where the pool does it, an error ends the pool's own thread
        except RecursionError:
            raise _Failed(Code.TOO_DEEP, "it nests too deep for an analysis") from None
        if self._pool is None or not self._pool.active:  # if workers cannot start, the pool stays broken
            self._pool = _Pool(
                max_workers=limits.workers or os.cpu_count() or 1,
                max_tasks=limits.batches_per_worker,
                initializer=_prepare,
                initargs=(limits.memory_megabytes << 20,),
                context=multiprocessing.get_context("spawn"),  # forking a threaded process may hang
            )
        try:
            future = self._pool.schedule(_run, args=(given,), timeout=limits.deadline_seconds)
            answers: list[Any] = await asyncio.wrap_future(future)
        except TimeoutError:
            seconds = f"{limits.deadline_seconds:g} s"
            raise _Failed(Code.TIMEOUT, f"the analysis took longer than {seconds} and was stopped") from None
        except ProcessExpired as error:
            if error.exitcode == _OUT_OF_MEMORY:
                message = f"the analysis needs more memory than {limits.memory_megabytes} MB (MemoryError)"
            else:
                message = f"the analysing process exited with {error.exitcode}"
            raise _Failed(Code.CRASHED, message, died=True) from error
        except RecursionError as error:
            raise _Failed(Code.CRASHED, "the analysis exceeded its limits (RecursionError)") from error
        except Exception as error:  # a bug in an analyzer becomes a diagnostic, and the other texts are analysed
            raise _Failed(Code.CRASHED, f"the analysis failed ({type(error).__name__})") from error
        return answers

    def _batches(self, tasks: Sequence[Task]) -> Iterator[range]:
        start = size = 0
        for index, task in enumerate(tasks):
            size += task.size
            if index + 1 - start >= self.limits.batch or size >= self.limits.batch_characters:
                yield range(start, index + 1)
                start, size = index + 1, 0
        if start < len(tasks):
            yield range(start, len(tasks))


class _Pool(ProcessPool):
    """A pool that stops its workers before its pipes: a worker that is just starting would otherwise fail with a
    traceback."""

    def _stop_pool(self) -> None:
        for loop in (self._pool_manager_loop, self._message_manager_loop):
            if loop is not None:
                loop.join()
        self._pool_manager.worker_manager.force_stop_workers()  # type: ignore[no-untyped-call]
        super()._stop_pool()  # type: ignore[no-untyped-call]


class _Failed(Exception):
    def __init__(self, code: Code, message: str, *, died: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.died = died


def _run(given: bytes) -> list[Any]:
    try:
        tasks, analysis = pickle.loads(given)  # noqa: S301 (of our own)
        return [replace(task, context=replace(task.context, limits=analysis)).run() for task in tasks]
    except MemoryError:  # it may leave C libraries in an undefined state: end the process
        os._exit(_OUT_OF_MEMORY)


def _prepare(size: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the owner of the pool handles it
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
