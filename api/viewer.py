"""The caller of an operation, and what it may do in which workspace."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from api.errors import APIError, ErrorCode
from api.schema.enums import Right

EVERY = "*"
"""Stands for every workspace in API tokens and in the claims of a JWT."""

_FOLDER = re.compile(r"[fu](/(?!\.{1,2}(/|$))[^/\s]+)+")


@dataclass(frozen=True, slots=True)
class Grant:
    """What a caller may do in a workspace, or only in ``folders`` of it (``f/sales``, ``u/ann``).

    Raises ValueError if one is not a folder."""

    rights: frozenset[Right]
    folders: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        for folder in self.folders or ():
            if not _FOLDER.fullmatch(folder):
                raise ValueError(f"{folder[:100]!r} is not a folder: write f/NAME or u/NAME")

    def covers(self, path: str | None) -> bool:
        """Whether it includes a path. The path None is included only in a grant to the whole workspace."""
        if self.folders is None:
            return True
        return path is not None and path.startswith(tuple(f"{folder}/" for folder in self.folders))


NOTHING = Grant(frozenset())
OWNER = Grant(frozenset(Right))


@dataclass(frozen=True, slots=True)
class Viewer:
    """A caller. ``workspaces`` maps names of workspaces to grants; EVERY is the grant for all workspaces that are not
    named. None means the owner of this server, who may do everything."""

    name: str = "owner"
    workspaces: Mapping[str, Grant] | None = None

    def grant(self, workspace: str) -> Grant:
        """The caller's grant in a workspace; one that names the workspace takes precedence over EVERY."""
        if self.workspaces is None:
            return OWNER
        return self.workspaces.get(workspace) or self.workspaces.get(EVERY) or NOTHING

    def rights(self, workspace: str) -> frozenset[Right]:
        """The caller's rights in a workspace, if only in some of its folders."""
        return self.grant(workspace).rights

    def sees(self, workspace: str) -> bool:
        """Whether the caller may read the workspace, if only some of its folders."""
        return Right.READ in self.rights(workspace)

    @property
    def reads(self) -> bool:
        """Whether the caller may read any workspace."""
        return self.workspaces is None or any(map(self.sees, self.workspaces))

    def names(self, workspace: str) -> bool:
        """Whether the caller may create the workspace: its token names it."""
        return self.workspaces is None or workspace in self.workspaces

    def require(self, right: Right, workspace: str) -> None:
        """Raises an APIError if the caller lacks the right."""
        if right not in self.rights(workspace):
            raise APIError(ErrorCode.FORBIDDEN, f"this needs the right {right} in the workspace {workspace[:100]}")
