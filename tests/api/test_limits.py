"""Every limit of a request, each at its edge."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

import pytest
from graphql import OperationDefinitionNode, parse

from api.configuration import Configuration
from api.cost import Costs
from api.documents import Documents
from api.graphql_request import GraphQLRequest
from api.limits import Limits
from api.reading.search import words_of
from api.schema.build import SCHEMA
from api.schema.enums import AssetKind
from api.schema.filters import AssetFilter
from api.trusted import Trusted, digest
from cypher import Graph
from ingest import Analysts
from tests.api.application import asking
from tests.api.client import Client

SPREADS = 60


def nested(depth: int) -> str:
    inner = "name"
    for _ in range((depth - 3) // 3):
        inner = f"assets {{ nodes {{ workspace {{ {inner} }} }} }}"
    return f'{{ workspace(name: "w") {{ {inner} }} }}'


def exponential() -> str:
    """Fragments that each spread the next twice: 2 to the power of their number when they are walked without a memo."""
    fragments = [f"fragment F{n} on Workspace {{ a: name ...F{n + 1} ...F{n + 1} }}" for n in range(SPREADS)]
    last = f"fragment F{SPREADS} on Workspace {{ id }}"
    return "\n".join(['{ workspace(name: "w") { ...F0 } }', *fragments, last])


@pytest.mark.parametrize(
    ("limit", "most", "within", "beyond"),
    [
        ("depth", 4, nested(5), nested(8)),
        ("aliases", 2, "{ a: __typename b: __typename }", "{ a: __typename b: __typename c: __typename }"),
        ("root_fields", 2, "{ a: __typename b: __typename }", "{ a: __typename b: __typename c: __typename }"),
        ("directives", 1, "{ __typename @skip(if: false) }", "{ __typename @skip(if: false) @include(if: true) }"),
        ("comparisons", 3, "{ __typename __typename }", "{ __typename __typename __typename }"),
        ("characters", 14, "{ __typename }", "{ __typename  }"),
        ("tokens", 5, "{ __typename }", "{ __typename __typename __typename __typename }"),
    ],
)  # fmt: skip
def test_a_document_that_has_too_much(limit: str, most: int, within: str, beyond: str) -> None:
    documents = Documents(SCHEMA, Limits(**{limit: most}))
    assert documents.get(within).errors == ()
    (error,) = documents.get(beyond).errors
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert str(most) in error["message"]


def repeated(selection: str, number: int = 200) -> str:
    return f'{{ workspace(name: "w") {{ {" ".join(selection.format(n) for n in range(number))} }} }}'


SPREAD = "\n".join(f"fragment F{n} on Workspace {{ name }}" for n in range(200))
UNUSED = f"fragment F on Workspace {{ {'name ' * 300} }}"


@pytest.mark.parametrize(
    "document",
    [
        repeated("assets {{ nodes {{ uri }} }}"),
        repeated("... on Workspace {{ assets {{ nodes {{ uri }} }} }}"),
        repeated("...F{}") + SPREAD,
        repeated("assets {{ nodes {{ id }} }}", 20).replace("id", "uri " * 15),
        "{ __typename }" + UNUSED,
    ],
)
def test_what_validation_compares_is_bounded(document: str) -> None:
    (error,) = Documents(SCHEMA, Limits()).get(document).errors
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert "comparisons" in error["message"]


def test_a_fragment_in_each_of_many_others_may_repeat_fields() -> None:
    nested = [f"fragment F{n} on Workspace {{ __typename id name ...F{n + 1} }}" for n in range(30)]
    document = "\n".join(['{ workspace(name: "w") { ...F0 } }', *nested, "fragment F30 on Workspace { id }"])
    assert Documents(SCHEMA, Limits()).get(document).errors == ()


def test_a_trusted_document_may_repeat_itself(tmp_path: Path) -> None:
    text = repeated("assets {{ nodes {{ uri }} }}")
    (tmp_path / "long.graphql").write_text(text)
    documents = Documents(SCHEMA, Limits(), trust=Trusted(tmp_path))
    assert documents.find(GraphQLRequest(text, document=digest(text))).errors == ()


def test_fragments_are_counted_once() -> None:
    (error,) = Documents(SCHEMA, Limits()).get(exponential()).errors
    assert error["extensions"]["code"] == "LIMIT_EXCEEDED"


@pytest.mark.parametrize("document", ["{ ...F } fragment F on Query { ...F }", "{ ...Nothing }", "{" * 2_000])
def test_what_cannot_be_counted_is_told_by_other_rules(document: str) -> None:
    assert Documents(SCHEMA, Limits()).get(document).errors


@pytest.mark.parametrize(
    ("query", "variables", "rows"),
    [
        ("{ workspaces { nodes { name } } }", {}, 50),
        ("{ workspaces(first: 3) { nodes { assets(first: 7) { nodes { id } } } } }", {}, 3 + 3 * 7),
        ("query($n: Int) { workspaces(first: $n) { nodes { name } } }", {"n": 9}, 9),
        ("query($n: Int = 8) { workspaces(first: $n) { nodes { name } } }", {}, 8),
        ("query($n: Int = 8) { workspaces(first: $n) { nodes { name } } }", {"n": None}, 50),
        ('{ nodes(ids: ["a", "b"]) { ... on Workspace { scripts(first: 4) { nodes { id } } } } }', {}, 2 + 2 * 4),
        ("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["a", "b", "c"]}, 3),
        ("{ ...F ...F } fragment F on Query { workspaces(first: 5) { nodes { name } } }", {}, 10),
        ('{ workspace(name: "w") { detections(last: 6) { nodes { id } } } }', {}, 6),
        ('{ workspace(name: "w") { name } }', {}, 0),
        ("{ workspaces(first: 2147483647) { nodes { name } } }", {}, 2_000),
        ("{ workspaces(first: -5) { nodes { name } } }", {}, 0),
        ("{ workspaces(first: null) { nodes { name } } }", {}, 50),
        ('{ workspace(name: "w") { detections { nodes { id } } } }', {}, 40),
        ('{ workspace(name: "w") { lineage(roots: []) { nodes { key } } } }', {}, 500),
        ('{ workspace(name: "w") { lineage(roots: [], maxNodes: 1000) { nodes { key } } } }', {}, 1_000),
        (
            'query($n: Int!) { workspace(name: "w") { lineage(roots: [], maxNodes: $n) { nodes { entity { '
            "... on Script { usages(first: 2) { nodes { id } } } } } } } }",
            {"n": 300},
            300 + 300 * 2,
        ),
        (
            '{ workspace(name: "w") { flows(first: 3) { nodes { steps { nodes { usages(first: 5) { nodes { id } } } } '
            "} } } }",
            {},
            3 + 3 * (200 + 200 * 5),
        ),
        (
            '{ workspace(name: "w") { flows(first: 3) { nodes { graph { assets { asset { usages(first: 5) { nodes { '
            "id } } } } } } } } }",
            {},
            3 + 3 * (200 + 200 * 5),
        ),
        ("query($n: Int) { workspaces(first: $n) { nodes { name } } }", {"n": 200.0}, 200),
        (
            '{ workspace(name: "w") { scripts(first: 3) { nodes { usages { nodes { occurrences { text } } } } } } }',
            {},
            3 + 3 * (50 + 50 * 20),
        ),
    ],
)
def test_lists_in_lists_multiply(query: str, variables: dict[str, Any], rows: int) -> None:
    document = parse(query)
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    costs = Costs(SCHEMA, document)
    assert costs.of(operation, {}, usual=40, longest=2_000) >= 0, "what is kept is that of these variables alone"
    assert costs.of(operation, variables, usual=40, longest=2_000) == rows
    assert costs.of(operation, variables, usual=40, longest=2_000) == rows


def test_every_limit_says_its_reason() -> None:
    assert all(len(hint.__metadata__[0]) > 10 for hint in get_type_hints(Limits, include_extras=True).values())


def test_documents_are_kept_within_bounds() -> None:
    documents = Documents(SCHEMA, Limits(documents=3))
    for number in range(10):
        documents.get(f"{{ a{number}: __typename }}")
    assert documents.kept == 3
    assert documents.get("{ a9: __typename }") is documents.get("{ a9: __typename }")


def test_documents_are_kept_within_bounds_of_their_length() -> None:
    documents = Documents(SCHEMA, Limits(documents_characters=50))
    first, second, third, long = ("{ __typename }".ljust(length) for length in (20, 21, 22, 60))
    kept = [documents.get(text) for text in (first, second, third)][1]
    assert documents.kept == 2
    assert documents.get(second) is kept
    assert documents.get(long).errors == ()
    assert documents.kept == 0


def test_of_a_document_that_is_refused_its_errors_alone_are_kept() -> None:
    refused = Documents(SCHEMA, Limits()).get("{ nothing }")
    assert (refused.node, refused.plans) == (None, None)
    assert refused.errors[0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


async def test_an_operation_that_may_come_to_too_much(client: Client) -> None:
    tables = "tables(first: 200) { nodes { tables(first: 200) { nodes { id } } } }"
    query = f'{{ workspace(name: "w") {{ assets(first: 200) {{ nodes {{ {tables} }} }} }} }}'
    assert await client.code(query) == "LIMIT_EXCEEDED"


@pytest.mark.parametrize(
    ("limits", "query", "said"),
    [
        (Limits(seconds=0.0001), "{ workspaces { nodes { name } } }", "0.0001 s"),
        (Limits(cost=4), "{ workspaces(first: 5) { nodes { name } } }", "more than the limit of 4"),
        (Limits(body=40), "{ workspaces { nodes { name } } }", "larger than 40 bytes"),
    ],
)
async def test_an_operation_that_goes_beyond_its_bounds(
    graph: Graph, analysts: Analysts, limits: Limits, query: str, said: str
) -> None:
    for request, code in ((limits, "LIMIT_EXCEEDED"), (Limits(), None)):
        async with asking(graph, analysts, Configuration(request=request)) as http:
            answer = (await http.post("/graphql", json={"query": query})).json()
        assert [error["extensions"]["code"] for error in answer.get("errors", ())] == ([code] if code else [])
        assert (said in str(answer)) is (code is not None)


FILTERED = "query($w: String!, $f: AssetFilter!) { workspace(name: $w) { assets(filter: $f) { totalCount } } }"


@pytest.mark.parametrize(
    ("wanted", "argument"),
    [
        ({"search": "x" * 1_001}, "filter.search"),
        ({"usage": {"columns": [f"c{number}" for number in range(201)]}}, "columns"),
    ],
)
async def test_a_filter_that_asks_more_of_each_row_than_it_may(
    client: Client, workspace: str, wanted: dict[str, Any], argument: str
) -> None:
    given = {"workspace": workspace, "scripts": [{"path": "f/a/b", "language": "PYTHON", "content": ""}]}
    await client.data("mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }", input=given)
    error = await client.error(FILTERED, w=workspace, f=wanted)
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}


async def test_more_codes_of_diagnostics_than_each_row_is_compared_with(client: Client, shop: str) -> None:
    query = """query($w: String!, $c: [String!]) { workspace(name: $w) { diagnostics(codes: $c) { totalCount } } }"""
    error = await client.error(query, w=shop, c=[f"C{number}" for number in range(201)])
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "codes"}
    found = await client.data(query, w=shop, c=["UNSUPPORTED_LANGUAGE"] * 201)
    assert found == await client.data(query, w=shop, c=["UNSUPPORTED_LANGUAGE"])


def test_what_a_filter_repeats_is_asked_once() -> None:
    kinds = AssetFilter(kinds=[AssetKind.VOLUME, AssetKind.S3_OBJECT] * 1_000).kinds
    assert kinds == [AssetKind.VOLUME, AssetKind.S3_OBJECT]
    assert words_of("b B aa " * 100) == ["aa", "b"]
