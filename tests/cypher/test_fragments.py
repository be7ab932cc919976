from __future__ import annotations

from importlib.resources import files

import pytest

from cypher.statements import ROOMS, load, plain, variants

FRAGMENTS = sorted(file.name.partition(".")[0] for file in files("cypher").joinpath("fragments").iterdir())
TEXTS = [file.read_text("utf-8") for room in ROOMS for file in files("cypher").joinpath(room).iterdir()]


def test_a_fragment_stands_where_it_is_included() -> None:
    text = variants("x", "RETURN /* include usage_row */ AS row")["x"]
    assert text.startswith("RETURN u {")
    assert text.endswith("} AS row")


@pytest.mark.parametrize("name", FRAGMENTS)
def test_each_fragment_stands_in_more_than_one_place(name: str) -> None:
    assert sum(text.count(f"/* include {name} */") for text in TEXTS) > 1


def test_no_include_is_left() -> None:
    assert not [name for name, text in load().items() if "/* include" in text]


def test_what_is_for_an_index_of_neo4j_stands_on_lines_of_its_own() -> None:
    mark = "// for Neo4j's index"
    assert any(mark in text for text in load().values())
    assert not [name for name, text in load().items() if mark in plain(text)]
