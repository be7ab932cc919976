"""Observability: metrics, logs and traces of operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api import lazily

if TYPE_CHECKING:
    from api.observation.observation import Observation
    from api.observation.observer import Observer
    from api.observation.request_id import RequestIds
    from api.observation.settings import Log, Metrics

__all__ = ["Log", "Metrics", "Observation", "Observer", "RequestIds"]

__getattr__ = lazily.names(
    __name__,
    {
        "Log": "settings",
        "Metrics": "settings",
        "Observation": "observation",
        "Observer": "observer",
        "RequestIds": "request_id",
    },
)
