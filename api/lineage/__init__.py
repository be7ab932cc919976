"""Lineage: the assets and runnables upstream and downstream of some roots, bounded and safe from cycles."""

from __future__ import annotations

from api.lineage.answer import Edge, Lineage, Node, Reason, Truncation
from api.lineage.limits import Limits
from api.lineage.links import Direction
from api.lineage.reading import LABELS
from api.lineage.trace import trace

__all__ = ["LABELS", "Direction", "Edge", "Limits", "Lineage", "Node", "Reason", "Truncation", "trace"]
