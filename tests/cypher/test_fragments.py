from __future__ import annotations

from importlib.resources import files

import pytest

from cypher.statements import load, variants

FRAGMENTS = sorted(file.name.partition(".")[0] for file in files("cypher").joinpath("fragments").iterdir())


def test_a_fragment_stands_where_it_is_included() -> None:
    text = variants("x", "RETURN /* include usage_row */ AS row")["x"]
    assert text.startswith("RETURN u {")
    assert text.endswith("} AS row")


@pytest.mark.parametrize("name", FRAGMENTS)
def test_each_fragment_is_shared(name: str) -> None:
    text = variants("x", f"/* include {name} */")["x"]
    assert sum(text in statement for statement in load().values()) > 1


def test_no_include_is_left() -> None:
    assert not [name for name, text in load().items() if "/* include" in text]
