"""An API token: what it permits, and for how long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import time_ns
from typing import Any

from api.schema.enums import Right
from api.viewer import EVERY, Grant, Viewer
from cypher import check_workspace

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,99}")


@dataclass(frozen=True, slots=True)
class Token:
    """An API token without its secret. Instants are UTC milliseconds; ``folders`` is None for entire workspaces.

    Raises ValueError for invalid names and folders."""

    name: str
    workspaces: tuple[str, ...]
    rights: tuple[Right, ...]
    folders: tuple[str, ...] | None
    created_at: int
    expires_at: int | None = None
    revoked_at: int | None = None
    last_used_at: int | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name[:100]!r} is not a valid name: use 1 to 100 letters, digits and '-_.@'")
        for workspace in self.workspaces:
            if workspace != EVERY:
                check_workspace(workspace)
        Grant(frozenset(self.rights), self.folders)

    @classmethod
    def of(cls, row: dict[str, Any]) -> Token:
        """Reads a token from its row in the graph."""
        return cls(
            name=row["name"],
            workspaces=tuple(row["workspaces"]),
            rights=tuple(map(Right, row["rights"])),
            folders=None if row["folders"] is None else tuple(row["folders"]),
            created_at=row["createdAt"],
            expires_at=row["expiresAt"],
            revoked_at=row["revokedAt"],
            last_used_at=row["lastUsedAt"],
        )

    @property
    def viewer(self) -> Viewer:
        """The holder of the token."""
        grant = Grant(frozenset(self.rights), self.folders)
        return Viewer(self.name, dict.fromkeys(self.workspaces, grant))

    def state(self, now: int) -> str:
        """Its state at an instant: ``valid``, ``revoked`` or ``expired``."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.expires_at is not None and self.expires_at <= now else "valid"

    @property
    def row(self) -> dict[str, Any]:
        """The token as a row of the graph."""
        return {
            "name": self.name,
            "workspaces": list(self.workspaces),
            "rights": list(self.rights),
            "folders": None if self.folders is None else list(self.folders),
            "createdAt": self.created_at,
            "expiresAt": self.expires_at,
        }


def now() -> int:
    """The current time, in UTC milliseconds."""
    return time_ns() // 1_000_000
