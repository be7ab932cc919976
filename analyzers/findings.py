"""The collector that every analyzer writes to: places in, one :class:`Analysis` out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzers.asset import Asset
from analyzers.context import Context, Source
from analyzers.facts import HUB, Access, Analysis, Code, ColumnRef, DetectedAsset, Diagnostic, Occurrence, Runs, joined
from analyzers.secrets import without_secrets
from analyzers.storages import no_bucket, no_storage
from analyzers.text import Text

_Identity = tuple[str, str]
_PATHS_OF_IMPORT = 2  # a name that is imported of a folder, or a file, may be a file in it


@dataclass(slots=True)
class _Row:
    """What was said of one asset so far."""

    asset: Asset
    access: Access = Access.UNKNOWN
    whole: bool = False
    occurrences: dict[tuple[object, ...], Occurrence] = field(default_factory=dict)
    columns: dict[str, Access] = field(default_factory=dict)
    outputs: dict[str, set[ColumnRef]] = field(default_factory=dict)


@dataclass(slots=True)
class _Shared:
    """What the collectors of one analysis have in common."""

    context: Context
    rows: dict[_Identity, _Row] = field(default_factory=dict)
    diagnostics: dict[Diagnostic, None] = field(default_factory=dict)
    ignored: set[_Identity] = field(default_factory=set)
    reads: set[str] = field(default_factory=set)
    runs: dict[Runs, None] = field(default_factory=dict)
    buckets: set[str] = field(default_factory=set)
    overflows: dict[str, None] = field(default_factory=dict)


class Findings:
    """Collects what an analyzer finds in ``text``. Offsets are UTF-8 byte offsets into it, the end exclusive; an
    occurrence's text is exactly what they enclose, but for credentials."""

    def __init__(self, text: Text, context: Context) -> None:
        self.text = text
        self.path = ""
        self._shared = _Shared(context)

    def inside(self, text: Text, path: str) -> Findings:
        """A collector for another file of the same analysis: its places carry ``path``."""
        other = Findings(text, self._shared.context)
        other.path, other._shared = path, self._shared
        return other

    def add(
        self,
        asset: Asset,
        access: Access,
        start_byte: int,
        end_byte: int,
        rule: str,
        *,
        columns: Mapping[str, Access] | None = None,
        outputs: Mapping[str, tuple[ColumnRef, ...]] | None = None,
        whole: bool = False,
        bucket: bool = False,
    ) -> None:
        """Notes an asset at a place of the text; ``rule`` is a name of :data:`analyzers.rules.RULES`.

        A database is left out of the answer beside a table of it, unless a place that uses the database as a
        ``whole`` was noted (schema DDL, maintenance, ``set_resource``).
        ``bucket`` tells that the first segment of an S3 object is a bucket where the place stands, not a storage."""
        text = without_secrets(self.text.slice(start_byte, end_byte))
        place = Occurrence(rule, access, text, self.text.span(start_byte, end_byte), path=self.path)
        row = self._note(asset, place, (rule, access, start_byte, end_byte, self.path))
        self._doubt(asset, place, bucket)
        if row is None:
            return
        row.whole |= whole
        for name, known in columns.items() if columns else ():
            row.columns[name] = row.columns.get(name, Access.UNKNOWN) | known
        for name, inputs in outputs.items() if outputs else ():
            row.outputs.setdefault(name, set()).update(inputs)

    def value(self, asset: Asset, access: Access, pointer: str, text: str, rule: str) -> None:
        """Notes an asset at a place of a value (JSON Pointer) that is no text."""
        place = Occurrence(rule, access, without_secrets(text), pointer=pointer, path=self.path)
        self._note(asset, place, (rule, access, pointer, text, self.path))
        self._doubt(asset, place, bucket=False)

    def run(self, runs: Runs, start_byte: int, end_byte: int) -> None:
        """Notes a script or flow that a place of the text starts."""
        shared = self._shared
        if runs not in shared.runs and len(shared.runs) >= shared.context.limits.assets:
            shared.overflows["scripts and flows that it runs"] = None
            return
        shared.runs[runs] = None
        if runs.path.startswith(HUB):
            self.report(Code.HUB_SCRIPT, f"'{runs.path}' is a script of the hub", start_byte, end_byte)

    def report(
        self,
        code: Code,
        message: str,
        start_byte: int | None = None,
        end_byte: int | None = None,
        pointer: str | None = None,
    ) -> None:
        """Notes what was not understood, in words for the author of the text. An offset without an end is a point."""
        span = None
        if start_byte is not None:
            span = self.text.span(start_byte, start_byte if end_byte is None else end_byte)
        self._tell(code.at(message, span=span, pointer=pointer, path=self.path))

    def ignore(self, asset: Asset) -> None:
        """Leaves an asset out of the answer, whatever else is said of it."""
        self._shared.ignored.add(asset.identity)

    def read(self, path: str) -> Source | None:
        """The workspace file at ``path``, None where it was not given or the text already reads too many."""
        shared = self._shared
        given, most = shared.context.read(path), shared.context.limits.imports
        if path not in shared.reads:
            read = sum(shared.context.read(other) is not None for other in shared.reads)
            if read + (given is not None) > most or len(shared.reads) >= _PATHS_OF_IMPORT * most:
                shared.overflows["imported files"] = None
            if "imported files" in shared.overflows:
                return None
        shared.reads.add(path)
        return given

    def analysis(self) -> Analysis:
        """The answer: joined, sorted, within the limits."""
        shared = self._shared
        containers = {row.asset.container for row in shared.rows.values()} - {None}
        tabled = {container.identity for container in containers if container is not None}
        kept = [
            DetectedAsset(
                row.asset,
                row.access,
                tuple(sorted(row.occurrences.values(), key=_position)),
                row.columns,
                {name: tuple(sorted(inputs)) for name, inputs in row.outputs.items()},
            )
            for identity, row in shared.rows.items()
            if identity not in shared.ignored and (row.whole or identity not in tabled)
        ]
        overflows = [
            Code.TOO_MANY.at(f"the text has more {what} than the limit; the rest was left out")
            for what in shared.overflows
        ]
        diagnostics = sorted((*shared.diagnostics, *overflows), key=_position)
        return Analysis(joined(kept), tuple(diagnostics), tuple(sorted(shared.reads)), tuple(shared.runs))

    def _doubt(self, asset: Asset, place: Occurrence, bucket: bool) -> None:
        """Says where the storage of an object is not known: of a storage at each place, of a bucket once."""
        shared = self._shared
        message = (no_bucket if bucket else no_storage)(shared.context.storages, asset)
        if message is None or message in shared.buckets:
            return
        code = Code.UNKNOWN_BUCKET if bucket else Code.UNKNOWN_STORAGE
        self._tell(code.at(message, span=place.span, pointer=place.pointer, path=place.path))
        if bucket:
            shared.buckets.add(message)

    def _tell(self, diagnostic: Diagnostic) -> None:
        shared = self._shared
        if len(shared.diagnostics) < shared.context.limits.diagnostics:
            shared.diagnostics[diagnostic] = None
        else:
            shared.overflows["diagnostics"] = None

    def _note(self, asset: Asset, place: Occurrence, key: tuple[object, ...]) -> _Row | None:
        """Notes an asset at a place, which ``key`` tells from others; None where there are too many assets."""
        shared = self._shared
        limits = shared.context.limits
        identity = asset.identity
        row = shared.rows.get(identity)
        if row is None:
            if len(shared.rows) >= limits.assets:
                shared.overflows["assets"] = None
                return None
            row = shared.rows[identity] = _Row(asset)
        row.access |= place.access
        if len(row.occurrences) < limits.occurrences:
            row.occurrences[key] = place
        else:
            shared.overflows[f"places of {asset.uri}"] = None
        return row


def _position(place: Occurrence | Diagnostic) -> tuple[str, int, int, str]:
    span = place.span
    return (
        place.path,
        span.start_byte if span else -1,
        span.end_byte if span else -1,
        place.pointer or "",
    )
