from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.asset import parse
from analyzers.pattern import overlaps
from cypher import Graph
from ingest import Analysts, Deployment, Limits, ResourceInput, deploy
from tests.ingest.samples import flow, script, step
from tests.ingest.shop import Workspace


async def test_a_pattern_is_joined_with_what_it_matches_whichever_comes_first(shop: Workspace) -> None:
    await shop.deploy(script("f/writes", write="s3:///raw/2024.csv s3:///raw/2024.json"))
    await shop.deploy(script("f/reads", read="s3:///raw/{day}.csv"))
    await shop.deploy(script("f/more", write="s3:///raw/2025.csv s3:///raw/sub/2025.csv s3://other/raw/2025.csv"))
    assert await shop.edges("MATCHES") == {
        ("s3:///raw/{day}.csv", "MATCHES", "s3:///raw/2024.csv"),
        ("s3:///raw/{day}.csv", "MATCHES", "s3:///raw/2025.csv"),
    }


async def test_patterns_that_overlap_match_each_other(shop: Workspace) -> None:
    await shop.deploy(script("f/writes", write="s3:///raw/{day}.csv"), script("f/reads", read="s3:///raw/*.csv"))
    assert await shop.edges("MATCHES") == {
        ("s3:///raw/{day}.csv", "MATCHES", "s3:///raw/*.csv"),
        ("s3:///raw/*.csv", "MATCHES", "s3:///raw/{day}.csv"),
    }


async def test_names_of_placeholders_make_no_second_asset(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="s3:///raw/{day}.csv"), script("f/b", write="s3:///raw/{date}.csv"))
    assert await shop.usages() == {("f/a", "s3:///raw/{day}.csv"): "READ", ("f/b", "s3:///raw/{day}.csv"): "WRITE"}


async def test_what_a_live_pattern_matches_is_used(shop: Workspace) -> None:
    await shop.deploy(script("f/a", write="s3:///raw/1.csv"), script("f/b", read="s3:///raw/*.csv"))
    await shop.deploy(script("f/a"))
    used = {row["uri"]: (row["direct"], row["used"]) for row in await shop.nodes("Asset")}
    assert used == {"s3:///raw/1.csv": (False, True), "s3:///raw/*.csv": (True, True)}
    await shop.deploy(script("f/b"))
    assert {row["used"] for row in await shop.nodes("Asset")} == {False}


async def test_a_pattern_that_matches_too_much_keeps_no_edges_and_says_so(shop: Workspace) -> None:
    done = await shop.deploy(script("f/a", read="s3://{storage}/{key}"), script("f/b", write="s3:///k"))
    assert [(item.code, item.path) for item in done.diagnostics] == [("PATTERN_TOO_WIDE", "f/a")]
    assert await shop.edges("MATCHES") == set()


async def test_a_pattern_grows_too_wide(graph: Graph, analysts: Analysts, workspace: str, shop: Workspace) -> None:
    limits = Limits(pattern_members=3)
    for first, last in pairwise((0, 3, 4)):
        keys = " ".join(f"s3:///raw/{n}" for n in range(first, last))
        items = (script(f"f/{first}", write=keys), script("f/reads", read="s3:///raw/*"))
        await deploy(graph, analysts, Deployment(workspace, items), limits=limits)
        wide = [row["isWide"] for row in await shop.nodes("Asset") if row["isPattern"]]
        assert (wide, len(await shop.edges("MATCHES"))) == (([False], 3) if last == 3 else ([True], 0))


async def test_a_pattern_that_grows_too_wide_is_told_to_all_who_use_it(
    graph: Graph, analysts: Analysts, workspace: str, shop: Workspace
) -> None:
    await shop.deploy(
        flow("f/flow", step("a", read="s3:///raw/*"), step("b", read="s3:///raw/*")),
        script("f/gone", write="s3:///raw/0"),
    )
    await shop.deploy(script("f/gone"))
    assert {row["uri"]: row["used"] for row in await shop.nodes("Asset")} == {"s3:///raw/*": True, "s3:///raw/0": True}
    items = (script("f/new", write="s3:///raw/1 s3:///raw/2", read="s3:///raw/*"),)
    done = await deploy(graph, analysts, Deployment(workspace, items), limits=Limits(pattern_members=2))
    assert [(item.code, item.path) for item in done.diagnostics] == [
        ("PATTERN_TOO_WIDE", "f/new"),
        ("PATTERN_TOO_WIDE", "f/flow"),
    ]
    assert {row["path"] for row in await shop.nodes("Diagnostic")} == {"f/new", "f/flow"}
    assert {row["uri"] for row in await shop.nodes("Asset") if not row["used"]} == {"s3:///raw/0"}


async def test_what_nothing_names_is_used_by_a_pattern(shop: Workspace) -> None:
    await shop.deploy(script("f/a", read="res://f/{name}"))
    await shop.deploy(resources=(ResourceInput("f/pg", "postgresql"),))
    assert {row["uri"]: row["used"] for row in await shop.nodes("Asset")} == {
        "res://f/{name}": True,
        "res://f/pg": True,
    }


uris = st.sampled_from(["a", "b", "{x}", "*", "a*", "**"])
keys = st.lists(uris, min_size=1, max_size=3).map(lambda parts: "s3:///d/" + "/".join(parts))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(keys, min_size=2, max_size=8, unique=True), st.integers(0, 8))
async def test_matches_do_not_depend_on_the_order_of_arrival(
    graph: Graph, analysts: Analysts, workspace: str, uris: list[str], cut: int
) -> None:
    name = f"{workspace[:20]}{abs(hash((*uris, cut)))}"
    shop = Workspace(graph, analysts, name)
    await shop.deploy(script("f/early", read=" ".join(uris[:cut])))
    await shop.deploy(script("f/late", read=" ".join(uris[cut:])))
    distinct = {parse(uri).identity: parse(uri) for uri in reversed(uris)}.values()
    expected = {
        (one.uri, other.uri)
        for one in distinct
        for other in distinct
        if one.is_pattern and one is not other and overlaps(one, other)
    }
    assert {(one, other) for one, _, other in await shop.edges("MATCHES")} == expected
