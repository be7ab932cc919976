"""Holes out of the lexer's sight, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.hole import hole
from analyzers.language import Language
from analyzers.sql.dialects import ENGINES
from analyzers.sql.lexing import mask, tokenize, unmask

TEXTS = st.lists(st.one_of(st.text(st.characters(codec="ascii"), max_size=8), st.text(max_size=12).map(hole))).map(
    "".join
)


@given(TEXTS)
def test_masking_keeps_every_offset_and_is_undone(text: str) -> None:
    assert len(mask(text)) == len(text)
    assert unmask(mask(text)) == text


@given(st.text(min_size=1, max_size=12), st.sampled_from(list(ENGINES)))
def test_a_hole_is_one_token(name: str, language: Language) -> None:
    tokens = tokenize(mask(f"a_{hole(name)}"), ENGINES[language])
    assert tokens is not None
    assert [unmask(token.text) for token in tokens] == [f"a_{hole(name)}"]
