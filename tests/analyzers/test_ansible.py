"""Playbooks, beyond the golden cases."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.language import Language


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", {}),
        ("# nothing\n", {}),
        ("delegate_to_git_repo:\n  resource: u/me/repo\n", {"res://u/me/repo": "READ"}),
        ("files:\n  - resource: {a: 1}\n  - resource: ''\n  - resource: /\n", {}),
        ("a: &x s3:///a.csv\nb: *x\n", {"s3:///a.csv": "UNKNOWN"}),
        ("a: {s3: k.csv, storage: archive}\n", {"s3://archive/k.csv": "UNKNOWN"}),
        ("a: {s3: 's3:///k.csv'}\n", {"s3:///k.csv": "UNKNOWN"}),
        ("- files:\n  - resource: u/me/no\n", {}),
    ],
)
def test_playbook(source: str, expected: dict[str, str]) -> None:
    assert {row.asset.uri: row.access.name for row in analyze(source, Language.ANSIBLE).assets} == expected


@pytest.mark.parametrize("source", ["a: [", "[" * 5_000, "a: *missing", "\0", "%YAML 9\n---\n"])
def test_what_is_no_yaml_is_said(source: str) -> None:
    assert "SYNTAX_ERROR" in {row.code for row in analyze(source, Language.ANSIBLE).diagnostics}


def test_an_alias_within_its_own_anchor_ends() -> None:
    analyze("a: &x [*x, s3:///a.csv]\n", Language.ANSIBLE)
