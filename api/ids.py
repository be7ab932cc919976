"""Opaque ids of nodes: they name a type and a key, and say nothing of the database.

An inherited usage is no node of the graph: its id is that of the usage it comes from, with the runnable that has it.
"""

from __future__ import annotations

from dataclasses import dataclass

from api import opaque
from api.errors import BadInput

LABELS = frozenset(
    {
        "Workspace", "Asset", "Script", "Flow", "Step", "App", "Schedule", "Trigger", "Usage", "Job", "JobAccess",
        "Detection",
    }
)  # fmt: skip
"""The types that have ids."""

HEIRS = ("FLOW", "STEP", "APP")
"""The kinds of runnables that inherit usages."""


@dataclass(frozen=True, slots=True)
class NodeId:
    """What an id names. The key of a workspace is its name; every other key begins with it. ``heir`` is the kind and
    key of the runnable that inherits a usage."""

    label: str
    key: str
    heir: tuple[str, str] | None = None

    @property
    def workspace(self) -> str:
        """The workspace that the node is in: known before any statement, so that rights are checked first."""
        return self.key.partition(":")[0]


def encode(label: str, key: str, heir: tuple[str, str] | None = None) -> str:
    """The id of the node of a type with a key."""
    text = f"{label}:{key}" if heir is None else f"{label}:{key}~{heir[0]}~{heir[1]}"
    return opaque.written(text.encode())


def decode(text: str, argument: str = "id") -> NodeId:
    """What an id names. Raises BadInput for a text that was never an id of this server."""
    try:
        plain = opaque.read(text).decode("ascii")
    except ValueError:
        plain = ""
    label, _, rest = plain.partition(":")
    key, *heir = rest.split("~")
    named = NodeId(label, key, (heir[0], heir[1]) if len(heir) == 2 else None)
    if label not in LABELS or not key or not _inherits(named) or encode(label, key, named.heir) != text:
        raise BadInput(argument, f"{text[:100]!r} is not an id of this server")
    return named


def _inherits(named: NodeId) -> bool:
    """Whether what an id names can have the heir that it names: rights are asked of one workspace alone."""
    if named.heir is None:
        return True
    kind, key = named.heir
    return named.label == "Usage" and kind in HEIRS and key.startswith(f"{named.workspace}:")
