from __future__ import annotations

import json

import pytest

from tests.api.client import Client
from tests.documents import DOCUMENTS, ROOT, blocks

QUERIES = [
    pytest.param(text, id=f"{document.stem}-{place}")
    for document in DOCUMENTS
    if document.name != "api.md"  # its queries have variables: tests/api/test_api_docs.py
    for place, text in enumerate(blocks(document, "graphql"))
    if not text.startswith("subscription")  # tests/api/subscriptions/test_docs.py
]


@pytest.mark.parametrize("text", QUERIES)
async def test_every_query_of_the_documentation_answers_on_the_example(client: Client, shop: str, text: str) -> None:
    answer = await client.data(text.replace('"shop"', f'"{shop}"'))
    assert all(_known(value) for value in answer.values()), answer


async def test_the_first_answer_of_the_readme_is_one(client: Client, shop: str) -> None:
    (text,), (answer,) = (blocks(ROOT / "README.md", language) for language in ("graphql", "json"))
    assert await client.data(text.replace('"shop"', f'"{shop}"')) == json.loads(answer)["data"]


def _known(value: object) -> bool:
    """Whether an answer holds no null: the example has what the documentation asks about."""
    if isinstance(value, dict):
        return all(map(_known, value.values()))
    return all(map(_known, value)) if isinstance(value, list) else value is not None
