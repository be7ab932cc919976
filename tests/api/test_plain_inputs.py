"""The values of variables, and what is wrong with them, are those that graphql-core tells."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    build_schema,
    parse,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.plain import PlainExecutor
from api.plain.inputs import values_of
from api.schema.build import SCHEMA

OWN = build_schema("""
type Query { f(some: Some, one: One, tree: Tree): Int }
enum Color { RED BLUE }
input Leaf { size: Int! weight: Float = 1.5 color: Color = RED id: ID }
input Some { name: String! fresh: Boolean! = true leaf: Leaf = { size: 1 } leaves: [Leaf!]! rows: [[Int]!] }
input One @oneOf { a: Int b: String }
input Tree { name: String below: [Tree!] }
""")
OWN.type_map["Leaf"].out_type = lambda told: ("leaf", *told.items())  # type: ignore[attr-defined]
OWN.type_map["Some"].fields["rows"].out_name = "python_rows"  # type: ignore[attr-defined]

KINDS = [
    pytest.param(schema, kind, id=kind.name)
    for schema in (OWN, SCHEMA)
    for kind in schema.type_map.values()
    if isinstance(kind, GraphQLInputObjectType)
]
RIGHT: dict[str, st.SearchStrategy[Any]] = {
    "Int": st.integers(-3, 3) | st.just(2.0),
    "Float": st.floats(-2, 2) | st.integers(0, 3),
    "Boolean": st.booleans(),
    "DateTime": st.sampled_from(["2026-11-29T20:00:00Z", "2026-11-29t20:00:00.123456+01:00"]),
    "JSON": st.recursive(st.none() | st.integers(), lambda inner: st.lists(inner, max_size=2), max_leaves=2),
}
WRONG = st.sampled_from([None, True, 3, 2**40, 1.5, "", "x", [], [None], ["RED"], [[1]], {}, {"size": 1}, {"x": None}])


def values(kind: GraphQLInputType, depth: int = 3) -> st.SearchStrategy[Any]:
    """Mostly what the type says."""
    return st.integers(0, 30).flatmap(lambda n: WRONG if n == 0 else rightly(kind, depth))


def rightly(kind: GraphQLInputType, depth: int) -> st.SearchStrategy[Any]:
    if isinstance(kind, GraphQLNonNull):
        return rightly(kind.of_type, depth)
    if isinstance(kind, GraphQLList):
        return st.lists(values(kind.of_type, depth - 1), max_size=2 if depth > 0 else 0) | rightly(kind.of_type, depth)
    if isinstance(kind, GraphQLInputObjectType):
        if depth < 0:
            return st.just({})
        fields = {name: values(field.type, depth - 1) for name, field in kind.fields.items()}
        needed = {name for name, field in kind.fields.items() if isinstance(field.type, GraphQLNonNull)}
        return st.fixed_dictionaries(
            {name: fields[name] for name in fields if name in needed},
            optional={name: fields[name] for name in fields if name not in needed},
        )
    if isinstance(kind, GraphQLEnumType):
        return st.sampled_from(sorted(kind.values))
    return RIGHT.get(kind.name, st.text(max_size=3))


def told(executor: type[Any], schema: GraphQLSchema, text: str, variables: dict[str, Any]) -> Any:
    """The values with their sources, and the operation that they are of; or the errors."""
    document = parse(text)
    built = executor.build(schema, document, raw_variable_values=variables)
    if isinstance(built, list):
        return [error.formatted for error in built]
    assert built.operation is document.definitions[0]
    sources = {
        name: (str(source.signature.type), source.value) for name, source in built.variable_values.sources.items()
    }
    return sources, built.variable_values.coerced


@pytest.mark.parametrize(("schema", "kind"), KINDS)
@settings(max_examples=60)
@given(data=st.data())
def test_the_same_values_and_the_same_errors(schema: GraphQLSchema, kind: GraphQLInputObjectType, data: Any) -> None:
    text = (
        f"query Q($one: {kind.name}, $some: [{kind.name}!]! = []) {{ __typename }} fragment F on Query {{ __typename }}"
    )
    some = GraphQLNonNull(GraphQLList(GraphQLNonNull(kind)))
    variables = data.draw(st.fixed_dictionaries({"one": values(kind)}, optional={"some": values(some), "x": WRONG}))
    expected = told(StrawberryGraphQLCoreExecutionContext, schema, text, variables)
    assert told(PlainExecutor, schema, text, variables) == expected


def test_what_is_right_is_read_without_graphql_core() -> None:
    (operation,) = parse("query ($some: Some!) { __typename }").definitions
    leaf = {"size": 1, "color": "BLUE"}
    given = {"some": {"name": "", "leaf": None, "leaves": [leaf], "rows": [[None, 1], 2]}}
    read = values_of(OWN, operation.variable_definitions, given)  # type: ignore[attr-defined]
    assert read is not None
    assert read.coerced["some"] == {
        "name": "",
        "fresh": True,
        "leaf": None,
        "leaves": [("leaf", ("size", 1), ("weight", 1.5), ("color", "BLUE"))],
        "python_rows": [[None, 1], [2]],
    }


def test_what_nests_without_end_is_refused_as_graphql_core_does() -> None:
    tree: dict[str, Any] = {}
    for _ in range(150):
        tree = {"below": [tree]}
    text = "query ($tree: Tree) { __typename }"
    assert told(PlainExecutor, OWN, text, {"tree": tree})[0]["message"] == "Variable values are nested too deeply."
