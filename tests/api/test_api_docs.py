"""Every question of docs/api.md has the answer that stands there."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import uuid4

from tests.api.client import Client
from tests.api.shop import shop_input
from tests.documents import ROOT

TEXT = (ROOT / "docs" / "api.md").read_text()
QUESTIONS = re.findall(r"^```graphql\n(.*?)^```\n\n```json\n(.*?)^```\n\n```json\n(.*?)^```$", TEXT, re.M | re.S)


def unordered(value: Any) -> Any:
    """Lists in an order that does not depend on the workspace's name, which places nodes of equal distance."""
    if isinstance(value, dict):
        return {name: unordered(inner) for name, inner in value.items()}
    return sorted(map(unordered, value), key=json.dumps) if isinstance(value, list) else value


async def test_the_questions_that_users_ask_most(client: Client) -> None:
    workspace = f"shop{uuid4().hex}"
    deploy = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
    await client.data(deploy, input=shop_input(workspace))
    assert len(QUESTIONS) == TEXT.count("```graphql") >= 10
    for query, variables, answer in QUESTIONS:
        given = json.loads(variables.replace('"shop"', f'"{workspace}"'))
        assert unordered(await client.ask(query, **given)) == unordered(json.loads(answer)), query
