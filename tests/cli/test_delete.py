from __future__ import annotations

import sys
from pathlib import Path

import pytest

from api.settings import Settings
from cli.database import in_database
from cypher import Transaction, key
from tests.cli.command import Server, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed as Linux does")

DEPLOY = "mutation ($w: String!) { deploy(input: {workspace: $w}) { changedCount } }"
NAMES = "{ workspaces { nodes { name } } }"


def names(server: Server) -> list[str]:
    return [row["name"] for row in server.ask(NAMES)["workspaces"]["nodes"]]


def test_it_deletes_a_workspace_whose_name_is_typed_again(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        for name in ("shop", "lab"):
            server.ask(DEPLOY, w=name)
        words = ("delete", "shop", "--server", server.url)
        for typed in ("y\n", "lab\n", ""):
            run(tmp_path, *words, code=1, typed=typed)
        assert names(server) == ["lab", "shop"]
        assert "workspace shop is deleted" in run(tmp_path, *words, typed="shop\n").stderr
        assert names(server) == ["lab"]
        assert "there is no workspace shop" in run(tmp_path, *words, "--yes", code=1).stderr
        run(tmp_path, "delete", "lab", "--server", server.url, "--yes")
        assert names(server) == []
    assert "not an http:// or https:// address" in run(tmp_path, "delete", "lab", "--server", "lab", code=2).stderr
    assert "not a valid workspace name" in run(tmp_path, "delete", "a b", "--server", "http://x", code=2).stderr


def test_the_next_start_finishes_what_was_interrupted(tmp_path: Path) -> None:
    async def close(tx: Transaction) -> int:
        return int(await tx.run("close_workspace", key=key("shop", "Workspace"), workspace="shop", at=1))

    with Server(tmp_path) as server:
        server.ask(DEPLOY, w="shop")
    settings = Settings(data=server.data)
    assert in_database(settings, lambda graph: graph.write(close)) == 1
    with Server(tmp_path, HEADRACE_LOG_LEVEL="info") as server:
        server.hears("the interrupted deletion of the workspace (shop) is finished")
        server.ask(DEPLOY, w="shop")
        assert names(server) == ["shop"]
