"""No flow ends or holds the analysis: wide ones, deep ones, and values that are no flow at all."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers import analyze_app, analyze_flow
from analyzers.asset import s3
from analyzers.context import Context, Limits, Source
from analyzers.facts import Access
from analyzers.flow import AssetRole, Use, flow_graph, own_uses
from analyzers.flow.outline import KINDS
from analyzers.language import Language

S3 = s3("x.csv")
KEYS = st.sampled_from(
    ["id", "value", "type", "modules", "branches", "default", "tools", "expr", "input_transforms", "iterator", "path",
     "content", "language", "failure_module", "preprocessor_module", "summary", "s3", "$res", "inlineScript", "files"]
)  # fmt: skip
TEXTS = st.sampled_from(
    [*KINDS, "a", "b", "static", "javascript", "s3:///a.csv", "results.a", "bash", "", "\ud800", "f/x"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=40,
)


@settings(max_examples=200)
@given(VALUES, VALUES)
def test_no_value_makes_it_raise(value: Any, args: Any) -> None:
    analysis = analyze_flow(value)
    graph = flow_graph(analysis.steps, analysis.next, analysis.results, own_uses(analysis), {"any": args})
    keys = {row.key for row in graph.steps} | {row.key for row in graph.assets}
    assert len(keys) == len(graph.steps) + len(graph.assets)
    assert keys.issuperset(key for edge in graph.edges for key in (edge.source, edge.target))
    assert len({step.key for step in analysis.steps}) == len(analysis.steps)
    order = {step.key: place for place, step in enumerate(analysis.steps)}
    assert all(order[link.source] < order[link.target] for link in analysis.next)
    analyze_app(value)


def test_two_thousand_steps() -> None:
    steps = [
        {"id": f"s{number}", "value": {"type": "script", "path": "f/a", "input_transforms": {
            "x": {"type": "javascript", "expr": "previous_result"}}}}
        for number in range(2_000)
    ]  # fmt: skip
    analysis = analyze_flow({"modules": steps})
    assert (len(analysis.steps), len(analysis.next), len(analysis.results)) == (2_000, 1_999, 1_999)
    uses = [Use("s0", S3, Access.WRITE), Use("s1999", S3, Access.READ)]
    (asset,) = flow_graph(analysis.steps, analysis.next, analysis.results, uses).assets
    assert asset.role is AssetRole.INTERMEDIATE


def test_more_steps_than_the_limit() -> None:
    steps = [{"id": f"s{number}", "value": {"type": "identity"}} for number in range(20)]
    analysis = analyze_flow({"modules": steps}, Context(limits=Limits(steps=10)))
    assert len(analysis.steps) == 10
    assert [row.code for row in analysis.diagnostics] == ["TOO_MANY"]


def test_more_code_that_is_run_with_arguments_than_the_limit() -> None:
    code = f"import wmill\n\ndef main(day):\n    wmill.load_s3_file(f's3:///{{day}}.csv')\n{'#' * 150_000}\n"
    context = Context(sources={"f/load": Source(Language.PYTHON, code)})
    given = [{"day": {"type": "static", "value": f"d{number}"}} for number in range(20)]
    steps = [
        {"id": f"s{number}", "value": {"type": "script", "path": "f/load", "input_transforms": inputs}}
        for number, inputs in enumerate(given)
    ]
    analysis = analyze_flow({"modules": steps}, context)
    uris = [[row.asset.uri for row in step.assets] for step in analysis.steps]
    assert uris == [[f"s3:///d{number}.csv"] for number in range(6)] + [[]] * 14
    assert [(row.code, row.pointer) for row in analysis.diagnostics] == [("TOO_MANY", "/modules/6/value/path")]
    runs = [{"type": "runnableByPath", "runType": "script", "path": "f/load"}] * 20
    grid = {"grid": [{"runnable": run, "fields": row} for run, row in zip(runs, given, strict=True)]}
    app = analyze_app(grid, context)
    assert [row.asset.uri for row in app.assets] == [f"s3:///d{number}.csv" for number in range(6)]
    assert [(row.code, row.pointer) for row in app.diagnostics] == [("TOO_MANY", "/grid/6/runnable/path")]


def test_loops_that_nest_deeper_than_any_flow() -> None:
    value: dict[str, Any] = {"modules": []}
    for number in range(5_000):
        value = {"modules": [{"id": f"l{number}", "value": {"type": "forloopflow", **value}}]}
    analysis = analyze_flow(value)
    assert len(analysis.steps) > 50
    assert [row.code for row in analysis.diagnostics] == ["TOO_DEEP"]


def test_arms_that_nest_deeper_than_any_flow() -> None:
    value: dict[str, Any] = {"modules": []}
    for number in range(5_000):
        value = {"modules": [{"id": f"b{number}", "value": {"type": "branchall", "branches": [value]}}]}
    assert [row.code for row in analyze_flow(value).diagnostics] == ["TOO_DEEP"]


def test_values_that_nest_deeper_than_any_input() -> None:
    value: Any = "s3:///a.csv"
    for _ in range(50_000):
        value = [value]
    analyze_flow(
        {
            "modules": [
                {
                    "id": "a",
                    "value": {"type": "identity", "input_transforms": {"x": {"type": "static", "value": value}}},
                }
            ]
        }
    )
    analyze_flow({"modules": [{"id": "a", "sleep": value, "value": {"type": "identity"}}]})
    analyze_app({"grid": value})


def test_inputs_are_searched_as_deep_as_they_go() -> None:
    value: Any = {"s3": "a.csv"}
    form: Any = {"type": "static", "value": {"s3": "b.csv"}}
    for _ in range(200):
        value, form = {"of": [value]}, {"of": [form]}
    step = {"type": "identity", "input_transforms": {"x": {"type": "static", "value": value}}}
    analysis = analyze_flow({"modules": [{"id": "a", "suspend": form, "value": step}]})
    assert [row.asset.uri for row in analysis.steps[0].assets] == ["s3:///a.csv", "s3:///b.csv"]


def test_an_expression_that_nests_deeper_than_any_expression() -> None:
    expression = "(" * 20_000 + "results.a" + ")" * 20_000
    step = {
        "id": "b",
        "value": {"type": "identity", "input_transforms": {"x": {"type": "javascript", "expr": expression}}},
    }
    analyze_flow({"modules": [{"id": "a", "value": {"type": "identity"}}, step]})


def test_a_wide_graph_is_cut_and_says_so() -> None:
    analysis = analyze_flow({"modules": [{"id": "a", "value": {"type": "identity"}}]})
    uses = [Use("a", s3(f"{number}"), Access.READ) for number in range(20)]
    graph = flow_graph(analysis.steps, analysis.next, analysis.results, uses, limit=5)
    assert (len(graph.assets), graph.truncated) == (5, True)
