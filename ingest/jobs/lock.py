"""The lock of a workspace, for batches of jobs that change more than jobs and counters."""

from __future__ import annotations

from cypher import Transaction, key
from ingest import fingerprint


class WorkspaceLock:
    """Blocks deployments, and other batches that need the lock, until the transaction ends."""

    def __init__(self, tx: Transaction, workspace: str, at: int) -> None:
        self._tx = tx
        self._workspace = workspace
        self._at = at
        self._held = False

    async def take(self) -> bool:
        """Takes the lock, and creates the workspace if it does not exist. Returns whether it was not held before: then
        everything read so far has to be read again."""
        if self._held:
            return False
        self._held = True
        await self._tx.run(
            "lock_workspace",
            key=key(self._workspace, "Workspace"),
            name=self._workspace,
            at=self._at,
            epoch=fingerprint.context(None),
        )
        return True
