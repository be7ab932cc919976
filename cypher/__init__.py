"""Every Cypher statement, one a file, the migrations, the one door that runs them, and the embedded default."""

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
