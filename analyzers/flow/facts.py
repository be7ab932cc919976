"""What an analysis of a flow answers: its steps in order, what each uses, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analyzers.facts import DetectedAsset, Diagnostic, Runs
from analyzers.language import Language


class StepKind(StrEnum):
    RAW_SCRIPT = "RAW_SCRIPT"
    SCRIPT = "SCRIPT"
    FLOW = "FLOW"
    FOR_LOOP = "FOR_LOOP"
    WHILE_LOOP = "WHILE_LOOP"
    BRANCH_ONE = "BRANCH_ONE"
    BRANCH_ALL = "BRANCH_ALL"
    IDENTITY = "IDENTITY"
    AI_AGENT = "AI_AGENT"


class NodeKind(StrEnum):
    INPUT = "INPUT"
    STEP = "STEP"
    FAILURE = "FAILURE"
    PREPROCESSOR = "PREPROCESSOR"
    TOOL = "TOOL"


@dataclass(frozen=True, slots=True)
class Step:
    """A module of a flow. ``key`` is its id, made unique within the flow; ``parent`` the key of the loop, branch or
    agent that it is in, and ``branch`` the label of its arm. ``kind`` is None for a module of a kind that is not known.
    ``assets`` are what it uses by itself, not what the script or flow uses that it ``runs``."""

    key: str
    step_id: str
    kind: StepKind | None
    node: NodeKind = NodeKind.STEP
    summary: str | None = None
    language: Language | None = None
    parent: str | None = None
    branch: str | None = None
    runs: Runs | None = None
    assets: tuple[DetectedAsset, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two steps by their keys, in the direction in which the flow runs or its data flows.

    The label of a NEXT link is that of the arm of a branch which it enters, that of a RESULT link the input or
    expression that takes the result."""

    source: str
    target: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class FlowAnalysis:
    """``next`` joins each step to those that may follow it, loops and branches to the first of their own; every link
    leads to a later step. ``results`` joins a step to those that take its result. ``assets`` are what the flow uses
    by itself: defaults of its arguments, and settings that belong to no step. ``reads`` and ``runs`` as in
    ``Analysis``: what the code of its steps runs, not what they run themselves."""

    steps: tuple[Step, ...] = ()
    next: tuple[Link, ...] = ()
    results: tuple[Link, ...] = ()
    assets: tuple[DetectedAsset, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    reads: tuple[str, ...] = ()
    runs: tuple[Runs, ...] = ()
