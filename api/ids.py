"""Opaque ids of nodes: a type and a key, independent of the database's own ids.

An inherited usage is not a node of the graph: its id combines the usage that it is inherited from and the runnable that
inherits it.
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
    """A decoded id. The key of a workspace is its name; every other key begins with that name. ``heir`` is the kind
    and key of the runnable that inherits a usage."""

    label: str
    key: str
    heir: tuple[str, str] | None = None

    @property
    def workspace(self) -> str:
        """The node's workspace. It is part of the id, so that rights can be checked before the database is read."""
        return self.key.partition(":")[0]


def encode(label: str, key: str, heir: tuple[str, str] | None = None) -> str:
    """The id of a node, or of a usage as ``heir`` inherits it."""
    text = f"{label}:{key}" if heir is None else f"{label}:{key}~{heir[0]}~{heir[1]}"
    return opaque.written(text.encode())


def decode(text: str, argument: str = "id") -> NodeId:
    """Decodes an id. Raises BadInput if no server could have issued it."""
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
    """Whether the heir is possible: a flow, step or app of the usage's own workspace, whose rights are checked."""
    if named.heir is None:
        return True
    kind, key = named.heir
    return named.label == "Usage" and kind in HEIRS and key.startswith(f"{named.workspace}:")
