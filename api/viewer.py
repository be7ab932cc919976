"""Who asks, and what they may do where."""

from __future__ import annotations

from dataclasses import dataclass

from api.errors import APIError, ErrorCode
from api.schema.enums import Right


@dataclass(frozen=True, slots=True)
class Viewer:
    """A caller. ``workspaces`` maps names to rights; None is the owner of this server, who may do everything."""

    name: str = "owner"
    workspaces: dict[str, frozenset[Right]] | None = None

    def rights(self, workspace: str) -> frozenset[Right]:
        """What the caller may do in a workspace."""
        if self.workspaces is None:
            return frozenset(Right)
        return self.workspaces.get(workspace, frozenset())

    def sees(self, workspace: str) -> bool:
        """Whether the workspace exists as far as the caller can tell."""
        return Right.READ in self.rights(workspace)

    def require(self, right: Right, workspace: str) -> None:
        """Raises an APIError where the caller lacks the right."""
        if right not in self.rights(workspace):
            raise APIError(ErrorCode.FORBIDDEN, f"this needs the right {right} in the workspace {workspace}")
