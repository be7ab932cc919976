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


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def gravest_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics by their severity, errors first; equals stay in their order."""
    return sorted(diagnostics, key=lambda row: _RANKS[row.severity])


class Code(Enum):
    """Every diagnostic that an analysis can give, with its severity and its meaning."""

    SYNTAX_ERROR = (Severity.WARNING, "A part of the text could not be parsed; the rest was analysed.")
    OPAQUE_STATEMENT = (
        Severity.INFO,
        "The SQL grammar does not know the structure of this statement; names were searched for in its words.",
    )
    TOO_DEEP = (
        Severity.WARNING,
        "The code nests deeper than the limit; what lies deeper was analysed in less detail or not at all.",
    )
    TOO_LARGE = (Severity.ERROR, "The text is larger than the limit and was not analysed.")
    TOO_MANY = (Severity.WARNING, "There are more of these than the limit; the rest was left out.")
    INVALID_ENCODING = (Severity.WARNING, "The text is not valid UTF-8; what could be decoded was analysed.")
    UNSUPPORTED_LANGUAGE = (
        Severity.INFO,
        "There is no analyzer for this language; only literals and header lines were searched.",
    )
    BARE_PATH = (Severity.INFO, "A path without a URI scheme; newer clients expect a URI.")
    INVALID_URI = (Severity.WARNING, "This reference is not a valid asset URI.")
    INVALID_ANNOTATION = (Severity.WARNING, "A header line that starts like an annotation is malformed.")
    UNKNOWN_STORAGE = (Severity.WARNING, "The first part of the URI is not the name of a storage of the workspace.")
    UNKNOWN_BUCKET = (Severity.INFO, "No storage of the workspace is known to have this bucket.")
    UNKNOWN_VALUE = (Severity.INFO, "An asset is used here, but its name is only known when the code runs.")
    DEFAULT_VALUE = (
        Severity.INFO,
        "The default of a parameter is part of the name of an asset or of what is run; a run may pass another value.",
    )
    UNKNOWN_DATABASE = (Severity.WARNING, "Tables are used here, but nothing says which database they are in.")
    UNRESOLVED_IMPORT = (Severity.INFO, "An imported workspace file was not available, so what it does is unknown.")
    UNRESOLVED_RUNNABLE = (Severity.INFO, "A script or flow that is run here is not in the workspace.")
    MISSING_RESOURCE = (Severity.WARNING, "A resource that is used here is not in the workspace.")
    HUB_SCRIPT = (Severity.INFO, "This runs a script of the public hub, whose code is not in the workspace.")
    UNKNOWN_MODULE = (Severity.WARNING, "A flow module of an unknown type.")
    INVALID_FLOW = (Severity.WARNING, "A part of the flow does not have the structure of a flow.")
    INVALID_PATH = (Severity.ERROR, "No item of a workspace can have this path; the item was left out.")
    PATTERN_TOO_WIDE = (
        Severity.WARNING,
        "This pattern matches too many assets to store them; they are searched for on demand, up to a limit.",
    )
    MISSING_ID = (Severity.WARNING, "A flow module has no id; its position is used instead.")
    DUPLICATE_ID = (Severity.WARNING, "Two modules of a flow have the same id.")
    FLOW_CYCLE = (Severity.WARNING, "These flows run each other in a circle.")
    NOT_A_WORKSPACE = (
        Severity.ERROR,
        "The folder does not look like a workspace: none of the expected files is in it.",
    )
    UNREADABLE_FILE = (Severity.ERROR, "A file could not be read; what it describes was left out.")
    INVALID_DOCUMENT = (
        Severity.ERROR,
        "A YAML or JSON file could not be understood; what it describes was left out.",
    )
    UNKNOWN_TAG = (Severity.WARNING, "A YAML tag other than !inline; its value was read as plain text.")
    MISSING_FILE = (Severity.WARNING, "A file that another one refers to does not exist.")
    OUTSIDE_FOLDER = (Severity.WARNING, "A path or link leads out of its folder; it was not followed.")
    UNKNOWN_ENDING = (Severity.WARNING, "The ending of this file name belongs to no known language.")
    DUPLICATE_PATH = (Severity.WARNING, "Two files or items have the same workspace path; only one was taken.")
    TIMEOUT = (Severity.ERROR, "The analysis exceeded its time limit and was stopped.")
    CRASHED = (Severity.ERROR, "The analysis failed and returned nothing.")

    def __init__(self, severity: Severity, meaning: str) -> None:
        self.severity = severity
        self.meaning = meaning

    def at(self, message: str, *, span: Span | None = None, pointer: str | None = None, path: str = "") -> Diagnostic:
        """This diagnostic at a place, in words of its own."""
        return Diagnostic(self.severity, self.name, message, span, pointer, path)


class RunsKind(StrEnum):
    SCRIPT = "SCRIPT"
    FLOW = "FLOW"


HUB = "hub/"
"""Begins the paths of the public hub's scripts, which no workspace holds."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The deployed script or flow that something starts."""

    kind: RunsKind
    path: str

    def unresolved(self, starter: str) -> Diagnostic:
        """What is to be said of the runnable that starts it, by path, where the workspace does not have it."""
        message = (
            f"the {self.kind.lower()} '{self.path}' that is run here is not in the workspace: what it uses is not known"
        )
        return Code.UNRESOLVED_RUNNABLE.at(message, path=starter)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The answer for one text: one row per asset, sorted by kind and path; ``reads`` are the workspace paths
    asked for through ``Context.read``, found or not, sorted; ``runs`` are the scripts and flows that it starts by
    path, in the order in which it names them."""

    assets: tuple[DetectedAsset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    reads: tuple[str, ...] = ()
    runs: tuple[Runs, ...] = ()


def joined(detected: Iterable[DetectedAsset]) -> tuple[DetectedAsset, ...]:
    """One row per asset, sorted; patterns that differ in placeholder names alone are one asset, under its first
    spelling."""
    rows: dict[tuple[str, str], DetectedAsset] = {}
    for item in detected:
        key = item.asset.identity
        rows[key] = rows[key] | item if key in rows else item
    return tuple(sorted(rows.values(), key=lambda row: (row.asset.kind, row.asset.path)))
