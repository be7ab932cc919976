"""Type arguments of tagged templates, which the parser is spared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.typescript.generic import without_type_arguments


@pytest.mark.parametrize(
    ("source", "blanked"),
    [
        ("sql<Row>`x`", "sql     `x`"),
        ("sql<{ id: number; f: (a: string) => void }>`x`", "sql" + " " * 40 + "`x`"),
        ("db()<Map<string, Row[]>>`x`", "db()" + " " * 20 + "`x`"),
        ("sql<Row>\n`x`", "sql     \n`x`"),
        ("sql<\n  Row\n>`x`", "sql \n     \n `x`"),
        ("if (a > `x`) {}", "if (a > `x`) {}"),
        ("for (let i = 0; i <9; x>`a`) {}", "for (let i = 0; i <9; x>`a`) {}"),
        ("i <n; x>`a`", "i <n; x>`a`"),
        ("f(a < b, c >`x`)", "f(a < b, c >`x`)"),
        ("a + b<c + d>`x`", "a + b<c + d>`x`"),
        ("f(x)>`x`", "f(x)>`x`"),
        ("<>`x`", "<>`x`"),
    ],
)
def test_only_type_arguments_are_blanked(source: str, blanked: str) -> None:
    assert without_type_arguments(source.encode()).decode() == blanked


@given(st.text("sql<>`{}()[];=, \n\nab", max_size=60))
def test_every_offset_and_line_is_kept(source: str) -> None:
    data = source.encode()
    blanked = without_type_arguments(data)
    assert len(blanked) == len(data)
    assert [index for index, byte in enumerate(blanked) if byte == 10] == [
        index for index, byte in enumerate(data) if byte == 10
    ]
