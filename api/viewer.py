"""Who asks, and what they may do where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from api.errors import APIError, ErrorCode
from api.schema.enums import Right

EVERY = "*"
"""What stands for every workspace where a grant may name workspaces: in API tokens and in the claims of a JWT."""

_FOLDER = re.compile(r"[fu](/(?!\.{1,2}(/|$))[^/\s]+)+")


@dataclass(frozen=True, slots=True)
class Grant:
    """What somebody may do in a workspace: in all of it, or in ``folders`` only (``f/sales``, ``u/ann``).

    Raises ValueError for what is no folder."""

    rights: frozenset[Right]
    folders: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        for folder in self.folders or ():
            if not _FOLDER.fullmatch(folder):
                raise ValueError(f"{folder[:100]!r} is not a folder: write f/NAME or u/NAME")

    def covers(self, path: str | None) -> bool:
        """Whether a path is in its folders; None, which is in no folder, where it has the whole workspace."""
        if self.folders is None:
            return True
        return path is not None and path.startswith(tuple(f"{folder}/" for folder in self.folders))


NOTHING = Grant(frozenset())
OWNER = Grant(frozenset(Right))


@dataclass(frozen=True, slots=True)
class Viewer:
    """A caller. ``workspaces`` are grants by the name of a workspace, or EVERY for those that it does not name; None is
    the owner of this server, who may do everything."""

    name: str = "owner"
    workspaces: Mapping[str, Grant] | None = None

    def grant(self, workspace: str) -> Grant:
        """What the caller may do in a workspace: the grant that names it decides alone."""
        if self.workspaces is None:
            return OWNER
        return self.workspaces.get(workspace) or self.workspaces.get(EVERY) or NOTHING

    def rights(self, workspace: str) -> frozenset[Right]:
        """What the caller may do in a workspace, in some of its folders at least."""
        return self.grant(workspace).rights

    def sees(self, workspace: str) -> bool:
        """Whether the workspace exists as far as the caller can tell."""
        return Right.READ in self.rights(workspace)

    @property
    def reads(self) -> bool:
        """Whether the caller sees any workspace."""
        return self.workspaces is None or any(map(self.sees, self.workspaces))

    def names(self, workspace: str) -> bool:
        """Whether the workspace is the caller's own to create."""
        return self.workspaces is None or workspace in self.workspaces

    def require(self, right: Right, workspace: str) -> None:
        """Raises an APIError where the caller lacks the right."""
        if right not in self.rights(workspace):
            raise APIError(ErrorCode.FORBIDDEN, f"this needs the right {right} in the workspace {workspace[:100]}")
