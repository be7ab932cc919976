"""What earlier scans of a folder found, so that what did not change is neither read nor analysed again."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from platformdirs import user_cache_path

from analyzers.asset import Asset, AssetKind
from analyzers.facts import Access, Code, ColumnRef, DetectedAsset, Diagnostic, Occurrence, Severity, Span
from ingest import RunnableRef
from ingest.deployment import RunnableKind
from ingest.fingerprint import code, context, digest
from ingest.unresolved import Start
from workspace import Entry, ItemKind, Workspace

_ACCESS = {access.value: access for access in (Access.UNKNOWN, Access.READ, Access.WRITE, Access.READ_WRITE)}
_KINDS = {kind.value: kind for kind in AssetKind}
_PASSING = frozenset({Code.TIMEOUT.name, Code.CRASHED.name})  # the next scan may have more luck
_SETTLED = 2_000_000_000  # nanoseconds: a file that changed later than this ago may change again in the same tick

_ROOMS = ("cli", "ingest", "workspace")
"""Whose code, beside that of the analyzers, gives what is kept its form."""

_Record = tuple[str, Sequence[str], str]
"""What is kept of an item: its stamp, the scripts that it imports, and what it said as JSON, read when it is needed."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says: what each of its runnables uses, what was not understood, the scripts that it imports, and who
    of it runs what."""

    usages: tuple[tuple[RunnableRef, DetectedAsset], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    reads: tuple[str, ...] = ()
    starts: tuple[Start, ...] = ()


class Memory:
    """What is known of one folder, in a file of the user's cache. It holds as long as an item's files, those of the
    scripts that it imports, the storages, the ``limits`` and the code are what they were. A file that cannot be read is
    none."""

    def __init__(self, workspace: Workspace, limits: object, cache: Path | None = None) -> None:
        self._workspace = workspace
        self._file = (cache or user_cache_path("headrace")) / "scans" / f"{digest(str(workspace.root))}.json"
        self._basis = digest(context(workspace.storages), repr(limits), *map(code, _ROOMS))
        self._old: dict[str, _Record] = self._load()
        self._new: dict[str, _Record] = {}

    def recall(self, entry: Entry) -> Said | None:
        """What the item said, None where it has to be asked again."""
        name = f"{entry.kind} {entry.path}"
        stamp, reads, said = self._old.get(name, ("", (), ""))
        if stamp != self._stamp(entry, reads):
            return None
        self._new[name] = self._old[name]
        return _said(orjson.loads(said))

    def keep(self, entry: Entry, said: Said) -> None:
        """Keeps what an item said."""
        if any(row.code in _PASSING for row in said.diagnostics):
            return
        if time.time_ns() - max(file.changed for file in entry.files) > _SETTLED:
            record = (self._stamp(entry, said.reads), said.reads, orjson.dumps(said).decode())
            self._new[f"{entry.kind} {entry.path}"] = record

    def save(self) -> None:
        """Writes what was recalled and kept. A cache that cannot be written is none."""
        if self._new == self._old:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = self._file.with_suffix(".new")
            draft.write_bytes(orjson.dumps({"basis": self._basis, "items": self._new}))
            draft.replace(self._file)
        except OSError:
            return

    def _load(self) -> dict[str, _Record]:
        try:
            known = orjson.loads(self._file.read_bytes())
            if known["basis"] != self._basis:
                return {}
            return {name: (stamp, reads, said) for name, (stamp, reads, said) in known["items"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}

    def _stamp(self, entry: Entry, reads: Sequence[str]) -> str:
        """A digest of the item's files and of those of the scripts that it imports, by size and time of change."""
        imported = (self._workspace.find(ItemKind.SCRIPT, path) for path in reads)
        return digest([None if item is None else _files(item) for item in (entry, *imported)])


def _files(entry: Entry) -> list[tuple[str, int, int]]:
    return [(file.relative, file.size, file.changed) for file in entry.files]


def _said(row: Mapping[str, Any]) -> Said:
    return Said(
        tuple((_ref(ref), _detected(used)) for ref, used in row["usages"]),
        tuple(
            Diagnostic(
                Severity(one["severity"]), one["code"], one["message"], _span(one["span"]), one["pointer"], one["path"]
            )
            for one in row["diagnostics"]
        ),
        tuple(row["reads"]),
        tuple((_ref(source), _ref(target)) for source, target in row["starts"]),
    )


def _ref(row: Mapping[str, str]) -> RunnableRef:
    return RunnableRef(RunnableKind(row["kind"]), row["path"])


def _detected(row: Mapping[str, Any]) -> DetectedAsset:
    return DetectedAsset(
        _asset(row["asset"]),
        _ACCESS[row["access"]],
        tuple(
            Occurrence(
                one["rule"], _ACCESS[one["access"]], one["text"], _span(one["span"]), one["pointer"], one["path"]
            )
            for one in row["occurrences"]
        ),
        {name: _ACCESS[access] for name, access in row["columns"].items()},
        {
            name: tuple(ColumnRef(_asset(one["asset"]), one["name"]) for one in inputs)
            for name, inputs in row["outputs"].items()
        },
    )


def _asset(row: Mapping[str, Any]) -> Asset:
    return Asset(_KINDS[row["kind"]], row["path"])


def _span(row: Mapping[str, int] | None) -> Span | None:
    return Span(**row) if row else None
