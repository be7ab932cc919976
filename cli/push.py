"""``headrace push``: deploys a workspace folder to a running server, in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

import orjson

from analyzers.facts import Code, Diagnostic, Severity, gravest_first
from cli.client import Client
from cli.places import in_file
from cli.terminal import printable
from ingest.diagnostics import LONGEST
from ingest.usages import span_fields, span_of
from workspace import Item, ItemKind, Workspace, deploy_input

DEPLOY = """
mutation Push($input: DeployInput!, $dryRun: Boolean!) {
  deploy(input: $input, dryRun: $dryRun) {
    changedCount
    unchangedCount
    archivedCount
    changed(first: 10) { nodes { __typename path } }
    archived(first: 10) { nodes { __typename path } }
    diagnostics(first: 1000) {
      severity code message path pointer span { startLine startColumn endLine endColumn startByte endByte }
    }
  }
}
"""

RUNNABLES = frozenset({ItemKind.SCRIPT, ItemKind.FLOW, ItemKind.APP, ItemKind.SCHEDULE, ItemKind.TRIGGER})

# Dependencies first: resources before the scripts that name them, scripts before what runs them.
ORDER = (ItemKind.RESOURCE, ItemKind.SCRIPT, ItemKind.FLOW, ItemKind.APP, ItemKind.SCHEDULE, ItemKind.TRIGGER)

# With one of these, the content of the folder is not fully known, so that nothing may be pruned.
UNSEEN = frozenset({Code.NOT_A_WORKSPACE.name, Code.UNREADABLE_FILE.name, Code.TOO_MANY.name})


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one deployment of a push."""

    batch_items: Annotated[int, "keeps transactions short and progress visible"] = 100
    batch_bytes: Annotated[int, "well below the request size that a server accepts"] = 1_000_000
    diagnostics: Annotated[int, "most diagnostics sent; a server stores fewer"] = 5_000


@dataclass(slots=True)
class Outcome:
    """The result of a push, or of a dry run; ``names`` are the first deployed and archived items. ``withheld`` says why
    nothing was pruned although that was requested. ``unread`` are the diagnostics of reading the folder, ``analysed``
    those of the server for what changed."""

    changed: int = 0
    unchanged: int = 0
    archived: int = 0
    names: dict[str, list[str]] = field(default_factory=lambda: {"deployed": [], "archived": []})
    withheld: str = ""
    unread: list[Diagnostic] = field(default_factory=list)
    analysed: list[Diagnostic] = field(default_factory=list)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return self.unread + self.analysed

    def take(self, workspace: Workspace, payload: dict[str, Any]) -> None:
        """Adds the result of one deployment."""
        self.changed += payload["changedCount"]
        self.unchanged += payload["unchangedCount"]
        self.archived += payload["archivedCount"]
        for did, found in (("deployed", payload["changed"]), ("archived", payload["archived"])):
            self.names[did] += [f"{row['__typename'].lower()} {row['path']}" for row in found["nodes"]]
        self.analysed += (_diagnostic(workspace, row) for row in payload["diagnostics"])


def push(
    workspace: Workspace,
    client: Client,
    name: str,
    *,
    source: str | None = None,
    prune: bool = False,
    dry_run: bool = False,
    limits: Limits = Limits(),
    advance: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Deploys everything in the folder. With ``prune``, archives what this source deployed earlier and the folder no
    longer has, if the folder could be read completely. Without ``source``, items keep the source that they have.

    ``advance`` is called with the number of items in each step. Raises cli.client.ServerError; completed batches stay
    deployed, and repeating the push continues from there.
    """
    outcome = Outcome()
    for items, passed in _batches(workspace, outcome, limits):
        if items:
            given = {**deploy_input(name, items, workspace.storages), "source": source}
            outcome.take(workspace, _deploy(client, given, dry_run))
        advance(passed)
    outcome.unread[:0] = workspace.diagnostics
    # Items that exist but could not be read are kept as they are deployed.
    keep = [{"kind": e.kind.value, "path": e.path} for e in workspace.entries if e.kind in RUNNABLES]
    if prune and any(row.code in UNSEEN for row in workspace.diagnostics):
        outcome.withheld = "some of the folder could not be read"
    elif prune and not keep:
        outcome.withheld = "the folder has nothing to deploy, so everything would be archived"
    sent = [*map(_input, gravest_first(outcome.unread)[: limits.diagnostics])]
    last: dict[str, Any] = {"workspace": name, "source": source, "diagnostics": sent}
    if prune and not outcome.withheld:
        last["prune"] = {"source": source, "keep": keep}
    outcome.take(workspace, _deploy(client, last, dry_run))
    return outcome


def _batches(workspace: Workspace, outcome: Outcome, limits: Limits) -> Iterator[tuple[list[Item], int]]:
    """Yields the items of each batch, with the number of entries read for them."""
    items: list[Item] = []
    size = passed = 0
    for entry in sorted(workspace.entries, key=lambda entry: ORDER.index(entry.kind)):
        reading = workspace.read(entry)
        outcome.unread += reading.diagnostics
        passed += 1
        if reading.item is None:
            continue
        weight = len(orjson.dumps(deploy_input("", [reading.item]), default=str))
        if items and (len(items) >= limits.batch_items or size + weight > limits.batch_bytes):
            yield items, passed - 1
            items, size, passed = [], 0, 1
        items.append(reading.item)
        size += weight
    yield items, passed


def _deploy(client: Client, deployment: dict[str, Any], dry_run: bool) -> dict[str, Any]:
    return dict(client.run(DEPLOY, {"input": deployment, "dryRun": dry_run})["deploy"])


def _input(row: Diagnostic) -> dict[str, Any]:
    """Converts a diagnostic for the server, which only accepts printable texts of limited length."""
    path, message = (printable(text)[: LONGEST[name]] for name, text in (("path", row.path), ("message", row.message)))
    is_sent = row.pointer and row.pointer.isprintable() and len(row.pointer) <= LONGEST["pointer"]
    return {
        "severity": row.severity.value,
        "code": row.code,
        "message": message,
        "path": path,
        "pointer": row.pointer if is_sent else None,
        "span": row.span and span_fields(row.span),
    }


def _diagnostic(workspace: Workspace, row: dict[str, Any]) -> Diagnostic:
    """Converts a diagnostic of the server, with its place in the folder's files if its item is known."""
    path = row["path"] or ""
    span = span_of(row["span"])
    found = Diagnostic(Severity(row["severity"]), row["code"], row["message"], span, row["pointer"], path)
    entries = [entry for kind in RUNNABLES if (entry := workspace.find(kind, path.partition("#")[0]))]
    return in_file(entries[0], found) if len(entries) == 1 else found
