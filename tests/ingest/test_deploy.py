from __future__ import annotations

from analyzers.language import Language
from cypher import Graph
from ingest import Analysts, Deployment, RunnableKind, RunnableRef, ScriptInput, deploy
from tests.ingest.picture import Picture

CLEAN = """
import wmill

def main():
    raw = wmill.load_s3_file("s3:///raw/orders.csv")
    wmill.write_s3_file("s3:///clean/orders.csv", raw)
    wmill.datatable("main").query("insert into orders select * from staging")
"""


def script(path: str, content: str = CLEAN) -> ScriptInput:
    return ScriptInput(path, Language.PYTHON, content)


async def test_a_script_and_what_it_uses(graph: Graph, analysts: Analysts, workspace: str, picture: Picture) -> None:
    done = await deploy(graph, analysts, Deployment(workspace, (script("f/shop/clean"),)))
    assert done.changed == (RunnableRef(RunnableKind.SCRIPT, "f/shop/clean"),)
    assert await picture.usages() == {
        ("f/shop/clean", "s3:///raw/orders.csv"): "READ",
        ("f/shop/clean", "s3:///clean/orders.csv"): "WRITE",
        ("f/shop/clean", "datatable://main/orders"): "WRITE",
        ("f/shop/clean", "datatable://main/staging"): "READ",
    }
    assert await picture.edges("READS", "WRITES", "CONTAINS") == {
        ("f/shop/clean", "READS", "s3:///raw/orders.csv"),
        ("f/shop/clean", "WRITES", "s3:///clean/orders.csv"),
        ("f/shop/clean", "WRITES", "datatable://main/orders"),
        ("f/shop/clean", "READS", "datatable://main/staging"),
        ("datatable://main", "CONTAINS", "datatable://main/orders"),
        ("datatable://main", "CONTAINS", "datatable://main/staging"),
    }
    assets = {row["uri"]: (row["used"], row["direct"]) for row in await picture.nodes("Asset")}
    assert assets["datatable://main"] == (True, False)
    assert assets["datatable://main/orders"] == (True, True)


async def test_the_same_content_changes_nothing(
    graph: Graph, analysts: Analysts, workspace: str, picture: Picture
) -> None:
    deployment = Deployment(workspace, (script("f/shop/clean"), script("f/shop/other", "x = 's3:///a/{b}.csv'")))
    await deploy(graph, analysts, deployment)
    before = await picture.whole()
    again = await deploy(graph, analysts, deployment)
    assert (again.changed_count, again.unchanged_count, again.detections) == (0, 2, ())
    assert await picture.whole() == before
