"""Merges reports of a job, field by field; their order does not matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_RANKS = {None: -1, "QUEUED": 0, "RUNNING": 1, "SUCCEEDED": 2, "FAILED": 2, "CANCELED": 2}
"""A status only advances; those of the last rank are mutually exclusive."""


_CHOSEN: dict[str, Callable[[Any, Any], Any]] = {
    "startedAt": min,
    "endedAt": max,
    "root": lambda stored, _: stored,
}
"""How two reported values of a field are combined."""


class Conflict(Exception):
    """A report contradicts an earlier one. The message reveals nothing of what is stored, since the caller may not have
    the right to read it."""


def merged(stored: Mapping[str, Any], reported: Mapping[str, Any], arrived: int) -> dict[str, Any]:
    """The properties of a job after another report; null changes nothing. ``reported`` has the names of the node's
    properties. ``createdAt`` is set by the job's own first report: if absent there, it is ``startedAt`` or else
    ``arrived``. The first reported root is kept, the earliest ``startedAt`` and the latest ``endedAt``. A job once
    reported as not tracked stays so, since a lost access does not come back.

    Raises Conflict."""
    if _differ(stored, reported, "runnable"):
        raise Conflict(f"the job was reported with another runnable than {reported['runnablePath']} before")
    if _differ(stored, reported, "parent"):
        raise Conflict("the job was reported with another parent before")
    before, after = stored.get("status"), reported.get("status")
    if _RANKS[before] == _RANKS[after] == 2 and before != after:
        raise Conflict(f"the job was reported before with another end than {after}")
    job = {**stored, **{name: value for name, value in reported.items() if value is not None}}
    job["status"] = after if _RANKS[after] > _RANKS[before] else before
    for name, chosen in _CHOSEN.items():
        if None not in (stored.get(name), reported.get(name)):
            job[name] = chosen(stored[name], reported[name])
    job["tracked"] = _all(stored.get("tracked"), reported.get("tracked"))
    if stored.get("told"):
        job["createdAt"] = stored["createdAt"]
    elif reported.get("createdAt") is None:
        job["createdAt"] = arrived if reported.get("startedAt") is None else reported["startedAt"]
    job["told"] = True
    return job


def _all(one: bool | None, other: bool | None) -> bool | None:
    """The conjunction of two values; None is neutral."""
    return one if other is None else other and one is not False


def _differ(stored: Mapping[str, Any], reported: Mapping[str, Any], name: str) -> bool:
    return None not in (stored.get(name), reported.get(name)) and stored[name] != reported[name]
