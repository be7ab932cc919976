"""Conversion of rows into runnables of every kind."""

from __future__ import annotations

from collections.abc import Mapping

from api.paging import Row
from api.schema.flow import Flow, Step
from api.schema.runnable import App, Runnable, Schedule, Script, Trigger

_TYPES: Mapping[str, type[Runnable]] = {
    kind.__name__.upper(): kind for kind in (Script, Flow, Step, App, Schedule, Trigger)
}


def runnable_of(kind: str, row: Row) -> Runnable:
    """The runnable of a row of the graph."""
    return _TYPES[kind].of(row)
