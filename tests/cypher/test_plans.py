from __future__ import annotations

from importlib.resources import files

import pytest

from cypher import Address, Graph
from cypher.statements import load, variants
from tests.cypher.plans import SCANS, operators

WRITING = sorted(
    name
    for file in files("cypher").joinpath("write").iterdir()
    for name in variants(file.name.partition(".")[0], file.read_text("utf-8"))
)

OF_ALL_WORKSPACES = ("workspace_epochs", "closed_workspaces")


@pytest.mark.parametrize("address", ["neo4j"], indirect=True)
@pytest.mark.parametrize("name", [name for name in WRITING if name not in OF_ALL_WORKSPACES])
def test_no_writing_statement_scans(graph: Graph, address: Address, name: str) -> None:
    assert not set(operators(address, load()[name])) & set(SCANS)
