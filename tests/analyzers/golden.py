"""Golden cases: a source file and its facts, read from ``tests/golden`` and compared with an analysis."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.asset import parse
from analyzers.context import Context, Source, Storage
from analyzers.facts import Analysis, Code, Severity
from analyzers.language import Language

ROOT = Path(__file__).parents[1] / "golden"

ENDINGS: dict[str, Language] = {
    ".py": Language.PYTHON,
    ".ts": Language.TYPESCRIPT,
    ".tsx": Language.TYPESCRIPT,
    ".js": Language.JAVASCRIPT,
    ".duckdb.sql": Language.DUCKDB,
    ".pg.sql": Language.POSTGRESQL,
    ".my.sql": Language.MYSQL,
    ".bq.sql": Language.BIGQUERY,
    ".sf.sql": Language.SNOWFLAKE,
    ".ms.sql": Language.MSSQL,
    ".odb.sql": Language.ORACLEDB,
    ".sh": Language.BASH,
    ".go": Language.GO,
    ".ps1": Language.POWERSHELL,
    ".php": Language.PHP,
    ".rs": Language.RUST,
    ".cs": Language.CSHARP,
    ".java": Language.JAVA,
    ".rb": Language.RUBY,
    ".r": Language.R,
    ".nu": Language.NU,
    ".gql": Language.GRAPHQL,
    ".playbook.yml": Language.ANSIBLE,
}


@dataclass(frozen=True)
class Case:
    source: Path
    language: Language
    facts: dict[str, Any]

    @property
    def context(self) -> Context:
        given = self.facts.get("context", {})
        storages = given.get("storages")
        database = given.get("database")
        return Context(
            path=given.get("path", ""),
            schema=given.get("schema"),
            storages=None if storages is None else tuple(Storage(s.get("name"), s.get("bucket")) for s in storages),
            database=None if database is None else parse(database),
            sources={
                path: Source(Language(source["language"]), source["content"])
                for path, source in given.get("sources", {}).items()
            },
        )


def cases(folder: str) -> list[Case]:
    """The cases of one folder of ``tests/golden``, by name."""
    found = []
    for facts in sorted((ROOT / folder).glob("*.json")):
        stem = facts.name.removesuffix(".json")
        (source,) = (
            path for path in facts.parent.glob(f"{stem}.*") if path != facts and path.name[len(stem) :] in ENDINGS
        )
        found.append(Case(source, ENDINGS[source.name[len(stem) :]], json.loads(facts.read_text())))
    return found


def expected(case: Case) -> dict[str, Any]:
    assets = {
        uri: {"access": row} if isinstance(row, str) else dict(row) for uri, row in case.facts.get("assets", {}).items()
    }
    diagnostics, runs = sorted(case.facts.get("diagnostics", [])), case.facts.get("runs", [])
    return {"assets": assets, "diagnostics": diagnostics, "runs": runs}


def actual(case: Case, analysis: Analysis) -> dict[str, Any]:
    """The analysis in the form of the case's facts, with what the case does not ask for left out."""
    wanted = expected(case)
    assets: dict[str, Any] = {}
    for row in analysis.assets:
        asked = wanted["assets"].get(row.asset.uri, {})
        facts: dict[str, Any] = {"access": row.access.name}
        if "at" in asked:
            facts["at"] = sorted(occurrence.text or "" for occurrence in row.occurrences)
        if "columns" in asked:
            facts["columns"] = {name: access.name for name, access in row.columns.items()}
        if "outputs" in asked:
            facts["outputs"] = {
                name: [f"{ref.asset.uri}#{ref.name}" for ref in inputs] for name, inputs in row.outputs.items()
            }
        assets[row.asset.uri] = facts
    infos = {code.name for code in Code if code.severity is Severity.INFO}
    compares_infos = bool(infos.intersection(wanted["diagnostics"]))
    codes = {row.code for row in analysis.diagnostics if compares_infos or row.severity is not Severity.INFO}
    runs = sorted(f"{run.kind} {run.path}" for run in analysis.runs)
    return {"assets": assets, "diagnostics": sorted(codes), "runs": runs}


__all__ = ["ROOT", "Case", "actual", "cases", "expected"]
