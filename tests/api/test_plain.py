"""The executor that reads plain attributes answers what graphql-core answers: same data, same order, same errors."""

from __future__ import annotations

import asyncio
import gc
import json
import weakref
from collections import Counter
from enum import Enum
from inspect import isawaitable, iscoroutine
from typing import Annotated, Any

import pytest
import strawberry
from graphql import (
    NoUnusedVariablesRule,
    do_types_overlap,
    execute,
    get_named_type,
    is_composite_type,
    parse,
    specified_rules,
    validate,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis_graphql import queries
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.plain import PlainExecutor, Plans
from api.schema.field import computed, field


@strawberry.enum
class Color(Enum):
    RED = "red"
    BLUE = "blue"


@strawberry.interface
class Node:
    id: strawberry.ID


@strawberry.type
class Leaf:
    name: str
    size: int | None
    weight: float | None
    fresh: bool
    color: Color | None
    tags: list[str]
    maybe: list[list[int | None] | None] | None


async def twins(branches: list[Branch], context: object) -> list[Leaf | None]:
    return [branch.leaf for branch in branches]


@strawberry.type
class Bud:
    name: str


Grown = Annotated[Leaf | Bud, strawberry.union("Grown")]


@strawberry.type
class Branch(Node):
    leaf: Leaf | None
    leaves: list[Leaf]
    child: Branch | None
    other: Node | None
    title: str | None = computed("The id, where it is a text.", lambda branch: branch.id + "!")
    again: Leaf | None = computed("The leaf again.", lambda branch: branch.leaf)

    @strawberry.field
    async def late(self) -> Leaf | None:
        await asyncio.sleep(0)
        return self.leaf

    @field("The leaf again.", many=twins)
    async def twin(self) -> Leaf | None:
        return self.leaf

    @strawberry.field
    async def both(self) -> list[Node | None]:
        return [self.child, self.other]

    @strawberry.field
    def grown(self) -> list[Grown | None]:
        return [self.leaf, Bud(name=self.id)]

    @strawberry.field
    def named(self, prefix: str = "x") -> str:
        return prefix + self.id

    @strawberry.field
    def failing(self) -> str | None:
        raise ValueError(self.id)


@strawberry.type
class Query:
    @strawberry.field
    def branch(self, info: strawberry.Info) -> Branch | None:
        found: Branch = info.context
        return found

    @strawberry.field
    async def branches(self, info: strawberry.Info) -> list[Branch]:
        return [info.context, info.context]


CALLS: Counter[str] = Counter()


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def grow(self, info: strawberry.Info, fails: bool = False) -> Branch | None:
        CALLS["grow"] += 1
        if fails:
            raise ValueError("no")
        found: Branch = info.context
        return found


SCHEMA = strawberry.Schema(Query, Mutation)

WRONG = st.one_of(st.none(), st.integers(), st.text(max_size=3), st.just(()))


def value(right: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly what the type says."""
    return st.one_of(right, right, right, right, WRONG)


LEAVES = st.builds(
    Leaf,
    name=value(st.text(max_size=3)),
    size=value(st.one_of(st.none(), st.integers(-(2**33), 2**33))),
    weight=value(st.one_of(st.none(), st.floats())),
    fresh=value(st.booleans()),
    color=value(st.sampled_from([*Color, None, "red", "RED"])),
    tags=value(st.lists(value(st.text(max_size=2)), max_size=3)),
    maybe=value(st.none() | st.lists(st.none() | st.lists(value(st.integers()), max_size=2), max_size=2)),
)
BRANCHES = st.recursive(
    st.none(),
    lambda inner: st.builds(
        Branch,
        id=value(st.text(max_size=3)),
        leaf=st.none() | LEAVES,
        leaves=value(st.lists(LEAVES, max_size=2)),
        child=inner,
        other=inner,
    ),
    max_leaves=3,
)

HAND_WRITTEN = [
    "{ branch { ...A ...B leaf { name n: name ...L } } } fragment A on Branch { id leaf { size } } "
    "fragment B on Node { id __typename } fragment L on Leaf { name tags }",
    "query($yes: Boolean = true) { branch { id @skip(if: $yes) leaf { name @include(if: $yes) size } __typename } }",
    '{ branches { z: id named(prefix: "y") a: late { name tags } child { failing id other { id ... on Branch { leaf '
    "{ fresh } } } } leaves { name color maybe } } }",
    "{ branches { title again { name size } child { title again { tags } } } }",
    "{ branches { twin { name } both { __typename id ... on Branch { twin { tags } both { id } c: child { named } } } "
    "} }",
    "{ branches { grown { __typename ... on Bud { name } ...L } } } fragment L on Leaf { title: name size }",
]


TYPES = SCHEMA._schema.type_map
RULES = [rule for rule in specified_rules if rule is not NoUnusedVariablesRule]
DIRECTIVES = [
    "",
    "",
    "",
    *(f"@{name}(if: {value})" for name in ("skip", "include") for value in ("true", "$yes", "$no")),
]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """What people may write and no generator of queries does: fields named anew and asked for twice, fragments of both
    kinds on types that may or may not be met, and directives on any of them."""
    fragments: list[str] = []

    def directive() -> str:
        return draw(st.sampled_from(DIRECTIVES))

    def selected(kind: Any, depth: int) -> str:
        return f"{{ {' '.join(one(kind, depth) for _ in range(draw(st.integers(1, 3))))} }}"

    def one(kind: Any, depth: int) -> str:
        shape = draw(st.sampled_from(["field", "field", "field", "inline", "spread"]))
        if depth == 0 or shape == "field":
            return field_of(kind, depth)
        met = draw(st.sampled_from([kind, TYPES["Branch"], TYPES["Leaf"], TYPES["Bud"], TYPES["Node"]]))
        if not do_types_overlap(SCHEMA._schema, kind, met):
            met = kind
        inside = selected(met, depth - 1)
        if shape == "inline":
            return f"... on {met.name} {directive()} {inside}"
        fragments.append(f"fragment F{len(fragments)} on {met.name} {inside}")
        return f"...F{len(fragments) - 1} {directive()}"

    def field_of(kind: Any, depth: int) -> str:
        fields = {
            name: get_named_type(defined.type)
            for name, defined in getattr(kind, "fields", {}).items()
            if depth > 0 or not is_composite_type(get_named_type(defined.type))
        }
        name = draw(st.sampled_from(["__typename", *fields]))
        if name == "named":
            prefix = draw(st.sampled_from("xy"))
            return f'{prefix}: named(prefix: "{prefix}") {directive()}'
        alias = draw(st.sampled_from(["", f"{name}_: "]))
        inside = selected(fields[name], depth - 1) if is_composite_type(fields.get(name)) else ""
        return f"{alias}{name} {directive()} {inside}"

    body = selected(TYPES["Query"], 6)
    return " ".join([f"query($yes: Boolean = true, $no: Boolean = false) {body}", *fragments])


def answered(executor: type[Any], query: str, source: Any, *middleware: Any) -> tuple[str, str]:
    """The data and the errors of an answer."""

    async def run() -> Any:
        result: Any = execute(
            SCHEMA._schema, parse(query), context_value=source, executor_class=executor, middleware=middleware or None
        )
        result = await result if isawaitable(result) else result
        # Beside an error graphql-core leaves resolvers to end by themselves.
        await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()}, return_exceptions=True)
        return result

    result = asyncio.run(run())
    errors = [error.formatted for error in result.errors or ()]
    return json.dumps(result.data, default=repr), json.dumps(errors, default=repr)


def at_once(resolve: Any, source: Any, info: Any, **arguments: Any) -> Any:
    """Waits for a resolver before the next is called, so that errors come in the order of the document."""
    value = resolve(source, info, **arguments)
    while iscoroutine(value):
        try:
            value.send(None)
        except StopIteration as end:
            return end.value
    return value


def check(query: str, source: Any) -> None:
    data, errors = answered(PlainExecutor, query, source)
    assert (data, errors) == answered(StrawberryGraphQLCoreExecutionContext, query, source, at_once)
    # Which of the errors that make one null is told, and in which order, is otherwise a matter of time.
    assert data == answered(StrawberryGraphQLCoreExecutionContext, query, source)[0]


@settings(max_examples=200)
@given(query=queries(SCHEMA.as_str()), source=BRANCHES)
def test_the_same_answer(query: str, source: Any) -> None:
    check(query, source)


@settings(max_examples=300)
@given(query=documents(), source=BRANCHES)
def test_the_same_answer_to_fragments_aliases_and_directives(query: str, source: Any) -> None:
    assert not validate(SCHEMA._schema, parse(query), RULES)
    check(query, source)


@pytest.mark.parametrize("query", HAND_WRITTEN)
@settings(max_examples=100)
@given(source=BRANCHES)
def test_the_same_answer_to_what_people_write(query: str, source: Any) -> None:
    check(query, source)


@pytest.mark.parametrize(
    "query",
    [
        "{ branches { id late { weight } failing named } }",
        "{ branches { id leaf { name tags } late { name } failing twin { tags } both { id } } }",
    ],
)
def test_no_resolver_is_called_twice_where_something_fails(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    leaf = Leaf(name="", size=0, weight=float("nan"), fresh=True, color=None, tags=[""], maybe=None)
    source = Branch(id=strawberry.ID("b"), leaf=leaf, leaves=[], child=None, other=None)
    CALLS.clear()
    for name, defined in SCHEMA._schema.type_map["Branch"].fields.items():  # type: ignore[attr-defined]
        resolver = defined.extensions["strawberry-definition"].base_resolver
        if resolver is not None:
            monkeypatch.setattr(resolver, "wrapped_func", _counting(name, resolver.wrapped_func))
    _, errors = answered(PlainExecutor, query, source)
    assert len(json.loads(errors)) >= 2
    assert set(CALLS.values()) == {2}, "once for each of the two rows"


def _counting(name: str, function: Any) -> Any:
    def counting(*arguments: Any, **named: Any) -> Any:
        CALLS[name] += 1
        return function(*arguments, **named)

    return counting


@pytest.mark.parametrize(
    "query", ["mutation { grow { id leaf { name } failing } }", "mutation { grow(fails: true) { id } }"]
)
def test_a_mutation_is_never_done_twice(query: str) -> None:
    CALLS.clear()
    _, errors = answered(
        PlainExecutor, query, Branch(id=strawberry.ID("b"), leaf=None, leaves=[], child=None, other=None)
    )
    assert len(json.loads(errors)) == 1
    assert CALLS == {"grow": 1}


def test_what_was_read_is_let_go_with_the_answer_and_waits_for_no_collection_of_garbage() -> None:
    source = Branch(id=strawberry.ID("b"), leaf=None, leaves=[], child=None, other=None)
    held = weakref.ref(source)
    gc.disable()
    try:
        answered(PlainExecutor, "{ branches { id late { name } twin { name } } }", source)
        del source
        assert held() is None
    finally:
        gc.enable()


def test_plans_are_kept_unless_a_variable_switches_fields() -> None:
    switched = "query($yes: Boolean!) { branch { id @include(if: $yes) } }"
    assert Plans.of(parse(switched)) is None
    assert Plans.of(parse("query($n: Int) { a: __typename @skip(if: true) ...F } fragment F on Query { __typename }"))
