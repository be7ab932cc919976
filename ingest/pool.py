"""The workers that analyse: processes of their own, with a deadline and a bound on memory, so that no text can hold
or end the server."""

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
"""What a worker ends with that got no more memory."""


class Analysts:
    """A pool of worker processes. Enter it once and share it: it starts workers when there is work."""

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
        """Ends the workers, whatever they do."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    async def analyse(self, tasks: Sequence[Task], progress: Callable[[int], None] = lambda done: None) -> list[Any]:
        """The answer of each task, in order; a worker that had to be ended, or ended by itself, is a diagnostic of the
        text that it was on. ``progress`` hears how many more are done."""
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
        # One of them is at fault, and nobody knows which: each gets a deadline of its own. One that was alone with a
        # process that died is tried once more: what came before it may have left that process ill.
        return [(await self._batch([task], again=len(tasks) > 1))[0] for task in tasks]

    async def _call(self, tasks: list[Task]) -> list[Any]:
        limits = self.limits
        try:
            given = pickle.dumps((tasks, self.analysis))  # where the pool does it, an error ends the pool's own thread
        except RecursionError:
            raise _Failed(Code.TOO_DEEP, "it nests too deep for an analysis") from None
        if self._pool is None or not self._pool.active:  # one whose workers cannot start stays broken: begin anew
            self._pool = _Pool(
                max_workers=limits.workers or os.cpu_count() or 1,
                max_tasks=limits.batches_per_worker,
                initializer=_prepare,
                initargs=(limits.memory_megabytes << 20,),
                context=multiprocessing.get_context("spawn"),  # a fork of a process with threads may hang
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
        except Exception as error:  # whatever an analyzer did wrong is said of the text, and the rest goes on
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
    """A pool that ends its workers before what joins them to it: one that was just starting would fail for want of
    it, and say so."""

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
    except MemoryError:  # libraries in C are left half done by it: the process does nothing more
        os._exit(_OUT_OF_MEMORY)


def _prepare(size: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the one that has the pool ends it
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
