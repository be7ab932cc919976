"""The rights of a caller in a workspace."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    READ = "READ"
    DEPLOY = "DEPLOY"
    INGEST = "INGEST"
    DECIDE = "DECIDE"
    DELETE = "DELETE"
