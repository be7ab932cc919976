"""How often a token may ask."""

from __future__ import annotations

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from api.auth import Auth, tokens
from api.auth.rates import Rates
from api.auth.token import Token, now
from api.schema.enums import Right
from cypher import Graph
from tests.api.auth.clock import Clock
from tests.api.auth.conftest import Knock


@given(
    rate=st.floats(0.1, 100),
    burst=st.integers(1, 20),
    waits=st.lists(st.floats(0, 5), min_size=1, max_size=60),
)
def test_no_more_is_taken_than_the_burst_and_what_came_since(rate: float, burst: int, waits: list[float]) -> None:
    clock = Clock()
    rates = Rates(rate, burst, 10, clock)
    for taken, wait in enumerate(waits, 1):
        clock.now += wait
        left = rates.take("a")
        if left:
            clock.now += left * 1.000001
            assert rates.take("a") == 0, "it is there when it was said to be"
        assert taken <= burst + clock.now * rate + 1e-6


def test_callers_have_buckets_of_their_own_and_no_more_are_kept_than_allowed() -> None:
    rates = Rates(1, 1, 2, Clock())
    assert [rates.take(name) for name in "aabb"] == [0, 1, 0, 1]
    rates.take("c")
    assert len(rates) == 2
    assert rates.take("a") == 0, "who was forgotten begins anew"


async def test_a_token_that_asks_too_often_is_told_when_to_come_again(graph: Graph, knock: Knock) -> None:
    auth = Auth(required=True, rate=0.01, burst=2)
    client = await knock(
        await tokens.create(graph, Token(f"t{uuid4().hex}", ("some",), (Right.READ,), None, now())), auth
    )
    for _ in range(2):
        await client.data("{ __typename }")
    response = await client.http.post("/graphql", json={"query": "{ __typename }"})
    assert response.status_code == 429
    assert 90 <= int(response.headers["retry-after"]) <= 100
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
