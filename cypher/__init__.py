"""Every Cypher statement, one per file, the migrations, ``Graph``, which runs them, and the embedded database."""

from __future__ import annotations

from cypher.embedded import Embedded, EmbeddedFailed
from cypher.graph import Address, Graph, Limits, Transaction, Unavailable
from cypher.keys import HIGHEST, InvalidWorkspace, check_workspace, key
from cypher.migrate import NewerSchema, migrate

__all__ = [
    "HIGHEST",
    "Address",
    "Embedded",
    "EmbeddedFailed",
    "Graph",
    "InvalidWorkspace",
    "Limits",
    "NewerSchema",
    "Transaction",
    "Unavailable",
    "check_workspace",
    "key",
    "migrate",
]
