"""Usages: what is known about a runnable's use of an asset, and how deployments, jobs and decisions change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson

from analyzers.asset import Asset
from analyzers.facts import Access, DetectedAsset, Occurrence, Span
from cypher import key
from ingest.agreement import agreement
from ingest.deployment import RunnableRef
from ingest.detections import Change, Detection
from ingest.fingerprint import dump

EVIDENCE = ("STATIC", "RUNTIME", "ARGUMENT", "DECLARED", "MANUAL")
"""The kinds of evidence, in the order in which they are listed."""

_FROM_CODE = frozenset({"STATIC", "DECLARED"})
"""Evidence from one version of the code, which the next version may remove."""

_FROM_JOBS = frozenset({"RUNTIME", "ARGUMENT"})
"""Evidence that keeps a usage live even if it is not in the code."""

_DECLARING = frozenset({"annotation", "trigger"})
"""Rules whose occurrence is a declaration by the author, not a use."""


_SPAN = ("startLine", "startColumn", "endLine", "endColumn", "startByte", "endByte")

_NOT_RUN = {"ran": False, "trackedTouch": False, "trackedRead": False, "trackedWrite": False}
"""What tracked jobs of the deployed version showed, as long as it has not run. Jobs update it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A change to a usage: the properties to set, whether its edges change, and the entry of the change log."""

    row: dict[str, Any]
    relinks: bool
    detection: Detection | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about a usage's access: the access, who decided it, when, and why."""

    access: str
    by: str
    at: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Observed:
    """What jobs showed about a usage: the evidence, the observed access (None if only arguments name the asset), the
    access by tracked jobs of the deployed version (None if there was none), and whether that version ``ran``."""

    evidence: frozenset[str]
    observed: Access | None
    tracked: Access | None
    ran: bool


def asset_key(workspace: str, asset: Asset) -> str:
    """The key of an asset's node; it does not depend on the names of placeholders."""
    return key(workspace, "Asset", *map(str, asset.identity))


def access_name(access: Access) -> str:
    """The name of an access in the graph and the API."""
    return access.name or Access.UNKNOWN.name or ""


def facts(detected: DetectedAsset, kept: int) -> dict[str, Any]:
    """The properties of a usage that come from the code; at most ``kept`` occurrences are stored."""
    evidence = {"DECLARED" if place.rule in _DECLARING else "STATIC" for place in detected.occurrences}
    columns = {name: access_name(access) for name, access in sorted(detected.columns.items())}
    outputs = {
        name: [{"uri": column.asset.uri, "name": column.name} for column in inputs]
        for name, inputs in sorted(detected.outputs.items())
    }
    return {
        "kind": detected.asset.kind.value,
        "declaredAccess": access_name(detected.access),
        "evidence": _ordered(evidence or {"STATIC"}),
        "occurrenceCount": len(detected.occurrences),
        "occurrencesJson": dump([_place(place) for place in detected.occurrences[:kept]]),
        "columnsJson": dump(columns),
        "columnNames": list(columns),
        "outputsJson": dump(outputs),
    }


def stands(
    workspace: str,
    ref: RunnableRef,
    asset: Mapping[str, Any],
    said: Mapping[str, Any],
    known: Mapping[str, Any] | None,
    at: int,
    *,
    is_new: bool,
    ran: bool,
) -> Revision:
    """The revision of a usage that is in the code. ``asset`` has the ``key`` and ``uri`` of the asset's node, ``said``
    the :func:`facts`, ``known`` the stored usage. A version that ``is_new`` has not run; an older one may have
    ``ran``."""
    old = known or {}
    was_live = bool(old.get("live"))
    row = {
        **said,
        **_names(workspace, ref, asset),
        "live": True,
        "evidence": _ordered({*said["evidence"], *(set(old.get("evidence", ())) - _FROM_CODE)}),
        "lastSeenAt": at,
        "retiredAt": None,
        "periodsJson": old["periodsJson"] if was_live else _periods(old, opened=at),
        **({} if known else {"firstSeenAt": at}),
        **(_NOT_RUN if is_new else {"ran": ran}),
        **_accesses(said["declaredAccess"], old),
    }
    return _revised(row, old, at)


def falls(known: Mapping[str, Any], at: int, *, is_new: bool, archived: bool = False) -> Revision:
    """The revision of a live usage that is not in the code any more. It stays live if jobs showed it, unless the
    runnable itself is ``archived``; otherwise it retires. A decision stays stored. A version that ``is_new`` has not
    run."""
    evidence = set(known["evidence"]) - _FROM_CODE
    if not archived and evidence & _FROM_JOBS:
        row = {
            **_NOTHING_SAID,
            "key": known["key"],
            "asset": known["asset"],
            "runnable": known["runnable"],
            "live": True,
            "evidence": _ordered(evidence),
            **(_NOT_RUN if is_new else {}),
            **_accesses(None, known),
        }
        return _revised(row, known, at)
    row = {"key": known["key"], "live": False, "retiredAt": at, "periodsJson": _periods(known, closed=at), **_NOT_RUN}
    detection = _detection(Change.USAGE_RETIRED, known, at, before=_state(known), after=None)
    return Revision(row, relinks=True, detection=detection)


def decided(known: Mapping[str, Any], decision: Decision | None, at: int) -> Revision:
    """The revision of a live usage by a decision, or by its removal (None)."""
    access = decision and decision.access
    evidence = set(known["evidence"]) - {"MANUAL"} | ({"MANUAL"} if decision else set())
    row = {
        "key": known["key"],
        "decidedAccess": access,
        "decidedBy": decision and decision.by,
        "decidedAt": decision and decision.at,
        "decisionNote": decision and decision.note,
        "evidence": _ordered(evidence),
        **_accesses(known.get("declaredAccess"), {**known, "decidedAccess": access}),
    }
    revision = _revised(row, known, at)
    detection = revision.detection
    return replace(revision, detection=detection and replace(detection, evidence="MANUAL"))


def shown(
    workspace: str,
    ref: RunnableRef,
    asset: Mapping[str, Any],
    known: Mapping[str, Any] | None,
    seen: Observed,
    at: int,
) -> Revision | None:
    """The revision of a usage by jobs, None if they show nothing new. ``asset`` has the ``key``, ``uri`` and ``kind``
    of the asset's node. A retired usage becomes live again, without what the code once said. Times and numbers of jobs
    are counted separately."""
    old = known or {}
    was_live = bool(old.get("live"))
    observed = old.get("observedAccess")
    if seen.observed is not None:
        observed = access_name(Access[observed or "UNKNOWN"] | seen.observed)
    evidence = set(old.get("evidence", ()))
    facts = {
        "observedAccess": observed,
        "evidence": _ordered((evidence if was_live else evidence - _FROM_CODE) | seen.evidence),
        "trackedTouch": bool(old.get("trackedTouch")) or seen.tracked is not None,
        "trackedRead": bool(old.get("trackedRead")) or Access.READ in (seen.tracked or Access.UNKNOWN),
        "trackedWrite": bool(old.get("trackedWrite")) or Access.WRITE in (seen.tracked or Access.UNKNOWN),
    }
    if was_live and all((old.get(name) or False) == (value or False) for name, value in facts.items()):
        return None
    row = {**facts, **_names(workspace, ref, asset), "ran": bool(old.get("ran")) or seen.ran}
    if not was_live:
        row |= {**_NOTHING_SAID, "kind": asset["kind"], "live": True, "retiredAt": None}
        row |= {"periodsJson": _periods(old, opened=at), "ran": seen.ran}
    declared = old.get("declaredAccess") if was_live else None
    row |= _accesses(declared, {**old, "observedAccess": observed})
    return _revised(row, old, at)


_NOTHING_SAID: dict[str, Any] = {
    "declaredAccess": None,
    "occurrenceCount": 0,
    "occurrencesJson": "[]",
    "columnsJson": "{}",
    "columnNames": [],
    "outputsJson": "{}",
}


def _names(workspace: str, ref: RunnableRef, asset: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that identify a usage and order it in lists."""
    runnable = ref.key(workspace)
    return {
        "key": key(workspace, "Usage", runnable, asset["key"]),
        "workspace": workspace,
        "asset": asset["key"],
        "runnable": runnable,
        "runnableKind": ref.kind.value,
        "path": ref.path,
        "uri": asset["uri"],
        "rank": f"{ref.path} {ref.kind.value}",
    }


def _revised(row: dict[str, Any], old: Mapping[str, Any], at: int) -> Revision:
    """The revision from ``old`` to ``old`` updated with ``row``. A change of access or evidence is logged, a change of
    agreement alone is not."""
    whole = {**old, **row}
    after = _state(whole)
    if not old.get("live"):
        return Revision(row, relinks=True, detection=_detection(Change.USAGE_ADDED, whole, at, None, after))
    before = _state(old)
    moved = any(before[name] != after[name] for name in ("access", "evidence"))
    changed = _detection(Change.USAGE_CHANGED, whole, at, before, after) if moved else None
    return Revision(row, relinks=before["access"] != after["access"], detection=changed)


def _accesses(declared: str | None, old: Mapping[str, Any]) -> dict[str, Any]:
    """The accesses of a usage: the effective one is the decision, otherwise the inferred one, which joins what the code
    declares and what jobs did."""
    inferred = Access.UNKNOWN
    for name in (declared, old.get("observedAccess")):
        inferred |= Access[name] if name else Access.UNKNOWN
    decided = old.get("decidedAccess")
    access = Access[decided] if decided else inferred
    return {
        "declaredAccess": declared,
        "inferredAccess": access_name(inferred),
        "access": access_name(access),
        "reads": Access.READ in access,
        "writes": Access.WRITE in access,
    }


def _state(row: Mapping[str, Any]) -> dict[str, Any]:
    """The state of a usage in the log."""
    return {"access": row["access"], "evidence": list(row["evidence"]), "agreement": agreement(row).value}


def _detection(
    change: Change,
    row: Mapping[str, Any],
    at: int,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> Detection:
    return Detection(
        change=change,
        at=at,
        uri=row["uri"],
        kind=row["kind"],
        asset=row["asset"],
        runnable_kind=row["runnableKind"],
        runnable_path=row["path"],
        runnable=row["runnable"],
        usage=row["key"],
        evidence=row["evidence"][0],
        before=before,
        after=after,
    )


def _periods(old: Mapping[str, Any], *, opened: int | None = None, closed: int | None = None) -> str:
    """The periods in which a usage was live, as JSON pairs of instants; the end is null while it is live."""
    periods: list[list[int | None]] = orjson.loads(old.get("periodsJson") or "[]")
    if opened is not None:
        periods.append([opened, None])
    elif periods:
        periods[-1][1] = closed
    return dump(periods)


def _place(place: Occurrence) -> dict[str, Any]:
    span = place.span
    return {
        "path": place.path,
        "pointer": place.pointer,
        "text": place.text,
        "rule": place.rule,
        "access": access_name(place.access),
        "span": None if span is None else span_fields(span),
    }


def span_fields(span: Span) -> dict[str, int]:
    """A span with the names of the API."""
    values = span.start_line, span.start_column, span.end_line, span.end_column, span.start_byte, span.end_byte
    return dict(zip(_SPAN, values, strict=True))


def span_of(fields: Mapping[str, int] | None) -> Span | None:
    """The inverse of :func:`span_fields`."""
    return None if fields is None else Span(*(fields[name] for name in _SPAN))


def _ordered(evidence: Iterable[str]) -> list[str]:
    held = set(evidence)
    return [name for name in EVIDENCE if name in held]
