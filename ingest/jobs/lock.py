"""The lock of a workspace, for what batches of jobs change besides jobs and counts."""

from __future__ import annotations

from cypher import Transaction, key
from ingest import fingerprint


class WorkspaceLock:
    """Holds back deployments, and batches that change as much, until the transaction is done."""

    def __init__(self, tx: Transaction, workspace: str, at: int) -> None:
        self._tx = tx
        self._workspace = workspace
        self._at = at
        self._held = False

    async def take(self) -> bool:
        """Takes it, and makes a workspace that is not there; whether it was not held before: then what was read has to
        be read again."""
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
