"""A job as it becomes by what is told of it: field by field, in any order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_RANKS = {None: -1, "QUEUED": 0, "RUNNING": 1, "SUCCEEDED": 2, "FAILED": 2, "CANCELED": 2}
"""A status only advances; those of the last rank exclude each other."""


_CHOSEN: dict[str, Callable[[Any, Any], Any]] = {
    "startedAt": min,
    "endedAt": max,
    "root": lambda held, _: held,
}
"""What becomes of two tellings of these."""


class Conflict(Exception):
    """What is told contradicts what was told before; the message says how, and nothing of what was told: who tells
    now may not be one who may read that."""


def merged(held: Mapping[str, Any], told: Mapping[str, Any], arrived: int) -> dict[str, Any]:
    """The properties of a job after it was told of; null erases nothing. ``told`` has the names of the node's
    properties. ``createdAt`` is that of the job's own first telling, absent there ``startedAt``, else ``arrived``; its
    root the first that is told; it started at the first instant of those told, and ended at the last. What was once
    told to be not tracked stays so: an access that is lost does not come back.

    Raises Conflict."""
    if _differ(held, told, "runnable"):
        raise Conflict(f"the job did not run {told['runnablePath']}")
    if _differ(held, told, "parent"):
        raise Conflict("the job has another parent")
    before, after = held.get("status"), told.get("status")
    if _RANKS[before] == _RANKS[after] == 2 and before != after:
        raise Conflict(f"the job has ended, and not as {after}")
    job = {**held, **{name: value for name, value in told.items() if value is not None}}
    job["status"] = after if _RANKS[after] > _RANKS[before] else before
    for name, chosen in _CHOSEN.items():
        if None not in (held.get(name), told.get(name)):
            job[name] = chosen(held[name], told[name])
    job["tracked"] = _all(held.get("tracked"), told.get("tracked"))
    if held.get("told"):
        job["createdAt"] = held["createdAt"]
    elif told.get("createdAt") is None:
        job["createdAt"] = arrived if told.get("startedAt") is None else told["startedAt"]
    job["told"] = True
    return job


def _all(one: bool | None, other: bool | None) -> bool | None:
    """Whether both are so; null says nothing."""
    return one if other is None else other and one is not False


def _differ(held: Mapping[str, Any], told: Mapping[str, Any], name: str) -> bool:
    return None not in (held.get(name), told.get(name)) and held[name] != told[name]
