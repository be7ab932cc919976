"""Diagnostics as nodes."""

from __future__ import annotations

from typing import Any

from analyzers.facts import Diagnostic
from cypher import key
from ingest import fingerprint
from ingest.deployment import RunnableRef
from ingest.usages import span_fields


def row(workspace: str, ref: RunnableRef, place: str, item: Diagnostic) -> dict[str, Any]:
    """A diagnostic by its place in the runnable's list."""
    span, runnable = item.span, ref.key(workspace)
    return {
        "key": key(workspace, "Diagnostic", runnable, place),
        "workspace": workspace,
        "runnable": runnable,
        "path": item.path or ref.path,
        "rank": f"{ref.path} {ref.kind.value} {place}",
        "severity": item.severity.value,
        "code": item.code,
        "message": item.message,
        "pointer": item.pointer,
        "spanJson": None if span is None else fingerprint.dump(span_fields(span)),
    }
