"""The cache of scans, so that unchanged items are neither read nor analysed again."""

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
_PASSING = frozenset({Code.TIMEOUT.name, Code.CRASHED.name})  # the next scan may succeed
_SETTLED = 2_000_000_000  # nanoseconds: a file changed more recently could change again within the clock's resolution

_ROOMS = ("cli", "ingest", "workspace")
"""The packages whose code, besides the analyzers, determines what is cached."""

_Record = tuple[str, Sequence[str], str]
"""A cached item: its stamp, the scripts that it imports, and its facts as JSON, which is parsed when needed."""


@dataclass(frozen=True, slots=True)
class Said:
    """The facts of an item: what each of its runnables uses, diagnostics, the scripts that it imports, and which of its
    runnables runs what."""

    usages: tuple[tuple[RunnableRef, DetectedAsset], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    reads: tuple[str, ...] = ()
    starts: tuple[Start, ...] = ()


class Memory:
    """The cached facts of one folder, in a file of the user's cache folder. An item's facts are valid as long as its
    files, those of the scripts that it imports, the storages, the ``limits`` and the code are unchanged. An unreadable
    cache counts as empty."""

    def __init__(self, workspace: Workspace, limits: object, cache: Path | None = None) -> None:
        self._workspace = workspace
        self._file = (cache or user_cache_path("headrace")) / "scans" / f"{digest(str(workspace.root))}.json"
        self._basis = digest(context(workspace.storages), repr(limits), *map(code, _ROOMS))
        self._old: dict[str, _Record] = self._load()
        self._new: dict[str, _Record] = {}

    def recall(self, entry: Entry) -> Said | None:
        """The cached facts of an item; None if it has to be analysed."""
        name = f"{entry.kind} {entry.path}"
        stamp, reads, said = self._old.get(name, ("", (), ""))
        if stamp != self._stamp(entry, reads):
            return None
        self._new[name] = self._old[name]
        return _said(orjson.loads(said))

    def keep(self, entry: Entry, said: Said) -> None:
        """Caches the facts of an item."""
        if any(row.code in _PASSING for row in said.diagnostics):
            return
        if time.time_ns() - max(file.changed for file in entry.files) > _SETTLED:
            record = (self._stamp(entry, said.reads), said.reads, orjson.dumps(said).decode())
            self._new[f"{entry.kind} {entry.path}"] = record

    def save(self) -> None:
        """Writes the cache. Errors are ignored."""
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
        """A digest of the sizes and times of an item's files and those of the scripts that it imports."""
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
