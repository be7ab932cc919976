"""What an analysis answers: assets with their accesses, where they stand in the text, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, IntFlag, StrEnum

from analyzers.asset import Asset


class Access(IntFlag):
    """What is done to an asset: a lattice joined by ``|``, in which UNKNOWN never erases a known fact."""

    UNKNOWN = 0
    READ = 1
    WRITE = 2
    READ_WRITE = 3

    def __or__(self, other: int) -> Access:
        return _JOINED[int.__or__(self, other)]  # the enumeration's own takes ten times as long

    __ror__ = __or__
    __hash__ = int.__hash__


_JOINED = (Access.UNKNOWN, Access.READ, Access.WRITE, Access.READ_WRITE)


class Severity(StrEnum):
    ERROR = "ERROR"
    WARNING = "WARNING"
    INFO = "INFO"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text. Lines and columns count from 1, columns in UTF-16 code units as editors do;
    bytes count from 0 in UTF-8, the end is exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    start_byte: int
    end_byte: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where an asset was found, and the rule that saw it.

    ``path`` is the file or runnable that the place stands in, empty for the analysed text itself. A place in a
    value instead of a text has a JSON Pointer (RFC 6901) and no span. ``text`` is the reference alone,
    without credentials or a URL's signature.
    """

    rule: str
    access: Access
    text: str | None = None
    span: Span | None = None
    pointer: str | None = None
    path: str = ""


@dataclass(frozen=True, slots=True, order=True)
class ColumnRef:
    """A column of an asset."""

    asset: Asset
    name: str

    def __hash__(self) -> int:
        return hash(self.name)  # few of those that are compared have one name


@dataclass(frozen=True, slots=True)
class DetectedAsset:
    """An asset with all that one text says of it.

    ``columns`` maps a column's name to its access; ``outputs`` maps each written column to the columns that it
    comes from, in sorted order.
    """

    asset: Asset
    access: Access
    occurrences: tuple[Occurrence, ...] = ()
    columns: Mapping[str, Access] = field(default_factory=dict)
    outputs: Mapping[str, tuple[ColumnRef, ...]] = field(default_factory=dict)

    def __or__(self, other: DetectedAsset) -> DetectedAsset:
        """Joins two sayings about one asset: nothing known is lost."""
        columns = dict(self.columns)
        for name, access in other.columns.items():
            columns[name] = columns.get(name, Access.UNKNOWN) | access
        outputs = dict(self.outputs)
        for name, inputs in other.outputs.items():
            outputs[name] = tuple(sorted({*outputs.get(name, ()), *inputs}))
        seen = dict.fromkeys((*self.occurrences, *other.occurrences))
        return DetectedAsset(self.asset, self.access | other.access, tuple(seen), columns, outputs)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What was not understood, with its place. ``code`` is a member of :class:`Code`."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    pointer: str | None = None
    path: str = ""


class Code(Enum):
    """Every diagnostic that an analysis can give, with its severity and its meaning."""

    SYNTAX_ERROR = (Severity.WARNING, "A part of the text could not be parsed; the rest was analysed.")
    OPAQUE_STATEMENT = (Severity.INFO, "The grammar gives no structure for this statement; its tokens were searched.")
    TOO_DEEP = (Severity.WARNING, "The text nests deeper than the limit; its tokens were searched.")
    TOO_LARGE = (Severity.ERROR, "The text is larger than the limit and was not analysed.")
    TOO_MANY = (Severity.WARNING, "There is more of this than the limit; the rest was left out.")
    INVALID_ENCODING = (Severity.WARNING, "The text is no valid UTF-8; what could be decoded was analysed.")
    UNSUPPORTED_LANGUAGE = (Severity.INFO, "No analyzer reads this language; literals and annotations were searched.")
    BARE_PATH = (Severity.INFO, "A path without a URI scheme; newer clients want the URI.")
    INVALID_URI = (Severity.WARNING, "A reference that is no valid asset URI.")
    INVALID_ANNOTATION = (Severity.WARNING, "A header annotation that is not well formed.")
    UNKNOWN_STORAGE = (Severity.WARNING, "The first segment is none of the workspace's storages.")
    UNKNOWN_BUCKET = (Severity.INFO, "No storage of the workspace is known to have this bucket.")
    UNKNOWN_VALUE = (Severity.INFO, "An asset is used here whose name is only known when the code runs.")
    DEFAULT_VALUE = (Severity.INFO, "A default of a parameter is a part of an asset's name; a run may give another.")
    UNKNOWN_DATABASE = (Severity.WARNING, "Tables are used here and the text does not say of which database.")
    UNRESOLVED_IMPORT = (Severity.INFO, "An imported workspace file was not given, so what it does is not known.")
    UNRESOLVED_RUNNABLE = (Severity.INFO, "A script or flow that is run here is not in the workspace.")
    HUB_SCRIPT = (Severity.INFO, "A script of the public hub is run here; its code is not in the workspace.")
    UNKNOWN_MODULE = (Severity.WARNING, "A flow module of a kind that is not known.")
    INVALID_FLOW = (Severity.WARNING, "A part of a flow that does not have the shape of a flow.")
    INVALID_PATH = (Severity.ERROR, "A path that no item of a workspace can have; the item was left out.")
    PATTERN_TOO_WIDE = (Severity.WARNING, "A pattern that matches too much to keep what it matches.")
    MISSING_ID = (Severity.WARNING, "A flow module without an id.")
    DUPLICATE_ID = (Severity.WARNING, "Two modules of a flow with one id.")
    FLOW_CYCLE = (Severity.WARNING, "Flows that run each other in a circle.")
    NOT_A_WORKSPACE = (Severity.ERROR, "The folder holds none of what a workspace folder holds.")
    UNREADABLE_FILE = (Severity.ERROR, "A file that could not be read; what it describes is left out.")
    INVALID_DOCUMENT = (
        Severity.ERROR,
        "A YAML or JSON file that could not be understood; what it describes is left out.",
    )
    UNKNOWN_TAG = (Severity.WARNING, "A YAML tag other than !inline; its value was taken as plain text.")
    MISSING_FILE = (Severity.WARNING, "A file that another one refers to is not there.")
    OUTSIDE_FOLDER = (Severity.WARNING, "A path or link that leaves its folder; it was not followed.")
    UNKNOWN_ENDING = (Severity.WARNING, "A file name whose ending names no language.")
    DUPLICATE_PATH = (Severity.WARNING, "Two files that stand for one workspace path; one was read.")
    TIMEOUT = (Severity.ERROR, "The analysis took longer than its deadline and was ended.")
    CRASHED = (Severity.ERROR, "The analysis ended without an answer.")

    def __init__(self, severity: Severity, meaning: str) -> None:
        self.severity = severity
        self.meaning = meaning

    def at(self, message: str, *, span: Span | None = None, pointer: str | None = None, path: str = "") -> Diagnostic:
        """This diagnostic at a place, in words of its own."""
        return Diagnostic(self.severity, self.name, message, span, pointer, path)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The answer for one text: one row per asset, sorted by kind and path; ``reads`` are the workspace paths
    asked for through ``Context.read``, found or not, sorted."""

    assets: tuple[DetectedAsset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    reads: tuple[str, ...] = ()


def joined(detected: Iterable[DetectedAsset]) -> tuple[DetectedAsset, ...]:
    """One row per asset, sorted; patterns that differ in placeholder names alone are one asset, under its first
    spelling."""
    rows: dict[tuple[str, str], DetectedAsset] = {}
    for item in detected:
        key = item.asset.identity
        rows[key] = rows[key] | item if key in rows else item
    return tuple(sorted(rows.values(), key=lambda row: (row.asset.kind, row.asset.path)))
