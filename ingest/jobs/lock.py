"""The locks of a workspace: one that all batches of jobs share, one for batches that change more than jobs and
counters."""

from __future__ import annotations

from typing import Any

from cypher import Transaction, key
from ingest import fingerprint
from ingest.delete import BeingDeleted


class WorkspaceLock:
    """Blocks deployments, and other batches that need the lock, until the transaction ends."""

    def __init__(self, tx: Transaction, workspace: str, at: int) -> None:
        self._tx = tx
        self._key = key(workspace, "Workspace")
        self._workspace = workspace
        self._at = at
        self._held = False

    async def share(self) -> dict[str, Any]:
        """Takes the shared lock, which only a deletion of the workspace waits for, and creates the workspace if it does
        not exist. Returns its state. Raises BeingDeleted."""
        state: dict[str, Any] | None = await self._tx.run(
            "share_workspace", key=self._key, workspace=self._workspace, at=self._at, epoch=fingerprint.context(None)
        )
        if state is None:
            raise BeingDeleted(self._workspace)
        return state

    async def take(self) -> bool:
        """Takes the exclusive lock. Returns whether it was not held before: then everything read so far has to be read
        again."""
        if self._held:
            return False
        self._held = True
        await self._tx.run("lock_workspace", key=self._key, at=self._at)
        return True
