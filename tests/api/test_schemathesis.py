"""Operations that nobody thought of: each is answered, and each error has a code of the list."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.graphql import nodes

from api.errors import ErrorCode
from tests.api.client import Client
from tests.api.shop import shop_input
from tests.documents import ROOT

EXAMPLES = 150
CODES = ErrorCode.__members__.keys() - {ErrorCode.INTERNAL.name}
URIS = (
    "s3:///raw/orders.json",
    "s3:///raw/*.json",
    "res://f/shop/shop_db",
    "datatable://main/orders",
    "s3://",
    "x",
    "",
)
SCALARS = {
    "AssetURI": st.sampled_from(URIS).map(nodes.String),
    "DateTime": st.sampled_from(("2026-11-23T15:00:00Z", "2026-11-23", "", "0001-01-01T00:00:00+14:00")).map(
        nodes.String
    ),
    "JSON": st.sampled_from((nodes.Null, nodes.Int(1), nodes.String("{}"), nodes.List([]), nodes.Object([]))),
}
_NAMED = re.compile(r'(workspace\s*\(\s*name|workspace):\s*"[^"]*"')

for name, strategy in SCALARS.items():
    schemathesis.graphql.scalar(name, strategy)

SCHEMA = schemathesis.graphql.from_file((ROOT / "schema.graphql").read_text())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)]

DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"


@pytest.fixture
async def example(client: Client) -> str:
    """The name of a workspace that holds the example, for operations that change it."""
    name = f"shop{uuid4().hex}"
    await client.data(DEPLOY, input=shop_input(name))
    return name


@seed(0)
@settings(
    max_examples=EXAMPLES,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(case=st.one_of([operation.as_strategy() for operation in OPERATIONS]))
async def test_whatever_is_asked_is_answered_or_refused_in_the_words_of_the_list(
    client: Client, example: str, case: Any
) -> None:
    name = example
    if "deleteWorkspace" in case.body:  # the other operations need the example
        name = f"w{uuid4().hex}"
        await client.data(DEPLOY, input={"workspace": name})
    query = _NAMED.sub(rf'\1: "{name}"', case.body)
    response = await client.http.post("/graphql", json={"query": query})
    assert response.status_code == 200, (query, response.text)
    answer = response.json()
    assert answer
    assert answer.keys() <= {"data", "errors"}
    for error in answer.get("errors", ()):
        assert error["extensions"]["code"] in CODES, (query, error)
