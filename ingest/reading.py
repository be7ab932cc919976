"""Analyses with imports: a text is analysed again until it has all files of the workspace that it imports."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from analyzers.context import Source, Storage
from analyzers.facts import Analysis
from analyzers.flow import FlowAnalysis
from analyzers.language import Language
from cypher import Graph
from ingest.deployment import Item, RunnableKind, RunnableRef, ScriptInput
from ingest.fingerprint import digest
from ingest.items import Work, task
from ingest.pool import Analysts

_ROUNDS = 10  # each round resolves one more level of imports

Find = Callable[[Sequence[str]], Awaitable[Mapping[str, Source]]]
"""Finds files of the workspace by their paths; missing ones are left out."""


class Reading:
    """The analyses of one deployment, cached so that planning again does not repeat them."""

    def __init__(self, find: Find, analysts: Analysts, progress: Callable[[int], None] = lambda done: None) -> None:
        self._find = find
        self._analysts = analysts
        self._progress = progress
        self._done: dict[str, FlowAnalysis] = {}

    async def analyse(
        self, works: Sequence[Work], storages: tuple[Storage, ...] | None, brought: Mapping[str, Source | None]
    ) -> list[FlowAnalysis]:
        """The analysis of each work. ``brought`` are the files of the deployment itself, None for archived ones."""
        sources: dict[str, Source | None] = dict(brought)
        given: list[dict[str, Source]] = [{} for _ in works]
        answers: list[FlowAnalysis] = [FlowAnalysis()] * len(works)
        open_ = list(range(len(works)))
        for _ in range(_ROUNDS):
            for index, answer in zip(open_, await self._round(works, storages, given, open_), strict=True):
                answers[index] = answer
            unknown = {path for index in open_ for path in answers[index].reads} - sources.keys()
            sources |= dict.fromkeys(unknown)
            sources |= await self._find(sorted(unknown)) if unknown else {}
            again = []
            for index in open_:
                wanted = {path: source for path in answers[index].reads if (source := sources[path]) is not None}
                if wanted.keys() - given[index].keys():
                    given[index] = wanted
                    again.append(index)
            if not (open_ := again):
                break
        self._progress(len(works))
        return answers

    async def _round(
        self,
        works: Sequence[Work],
        storages: tuple[Storage, ...] | None,
        given: Sequence[Mapping[str, Source]],
        indices: Sequence[int],
    ) -> list[FlowAnalysis]:
        known = None if storages is None else [[storage.name, storage.bucket] for storage in storages]
        names = [
            digest(works[i].content_hash, known, sorted((path, source.content) for path, source in given[i].items()))
            for i in indices
        ]
        new = {name: i for name, i in zip(names, indices, strict=True) if name not in self._done}
        answers = await self._analysts.analyse([task(works[i].item, storages, given[i]) for i in new.values()])
        self._done |= {name: _whole(answer) for name, answer in zip(new, answers, strict=True)}
        return [self._done[name] for name in names]


def stored(graph: Graph, workspace: str) -> Find:
    """Finds files among the deployed scripts."""

    async def find(paths: Sequence[str]) -> Mapping[str, Source]:
        rows = [{"path": path, "key": RunnableRef(RunnableKind.SCRIPT, path).key(workspace)} for path in paths]
        found = await graph.read_each("sources", rows)
        return {row["path"]: Source(Language(row["language"]), row["content"]) for row in found}

    return find


def sources(items: Sequence[Item], archived: Sequence[RunnableRef]) -> dict[str, Source | None]:
    """The files that a deployment adds, changes or removes (None)."""
    gone: dict[str, Source | None] = {ref.path: None for ref in archived if ref.kind is RunnableKind.SCRIPT}
    return gone | {item.path: Source(item.language, item.content) for item in items if isinstance(item, ScriptInput)}


def _whole(answer: Any) -> FlowAnalysis:
    """Converts every analysis into that of a flow, which also has steps."""
    if isinstance(answer, FlowAnalysis):
        return answer
    assert isinstance(answer, Analysis)
    return FlowAnalysis((), (), (), answer.assets, answer.diagnostics, answer.reads, answer.runs)
