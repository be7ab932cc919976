"""A server as a process: what it prints and answers, what it survives, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cypher import Address
from tests.cli.command import SHOP, Server, descendants, is_alive, run, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed as Linux does")

WRITERS = """
query ($workspace: String!, $uri: AssetURI!) {
  workspace(name: $workspace) { asset(uri: $uri) { writers { nodes { access runnable { path } } } } }
}
"""


def writers(server: Server, workspace: str, uri: str) -> list[str] | None:
    """The paths that write an asset, None where it is not known."""
    found = server.ask(WRITERS, workspace=workspace, uri=uri)["workspace"]
    if not found or not found["asset"]:
        return None
    return [row["runnable"]["path"] for row in found["asset"]["writers"]["nodes"]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, to be changed."""
    return Path(shutil.copytree(SHOP, tmp_path_factory.mktemp("folder") / "shop"))


@pytest.fixture(scope="module")
def server(home: Path, folder: Path) -> Iterator[Server]:
    with Server(home, folder, "--watch") as running:
        running.hears("(deployed),")
        yield running


def test_it_serves_the_folder_that_it_was_given_under_its_name(server: Server) -> None:
    assert writers(server, "shop", "s3:///raw/payments.json") == ["f/ingest/fetch_payments"]
    server.hears(r"(\d+) deployed, 0 unchanged")
    places = [server.said.index(word) for word in ("deploying", "deployed,", "Headrace is at", "watching")]
    assert places == sorted(places), "the address is told when there is something to ask"


def test_a_second_server_on_the_data_folder_is_told_of_the_first(server: Server, home: Path) -> None:
    port = server.url.rpartition(":")[2]
    said = run(home, "serve", "--port", port, "--data", server.data, code=2).stderr
    assert f"process {server.process.pid} at {server.url}" in said


def test_what_changes_in_a_watched_folder_is_deployed(server: Server, folder: Path) -> None:
    script = folder / "f" / "ingest" / "fetch_payments.ts"
    script.write_text(script.read_text().replace("raw/payments.json", "raw/payments_v2.json"))
    until(lambda: writers(server, "shop", "s3:///raw/payments_v2.json"), lambda: server.said)
    (folder / "f" / "ingest" / "fetch_rates.ts").unlink()
    (folder / "f" / "ingest" / "fetch_rates.script.yaml").unlink()
    until(lambda: not writers(server, "shop", "s3:///raw/exchange_rates.json"), lambda: server.said)
    server.hears("(1) archived")


def test_a_folder_that_is_taken_away_keeps_what_it_brought_and_one_in_its_place_is_watched(
    server: Server, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "other")
    folder.rename(tmp_path / "away")
    server.hears(f"{folder} does (not exist)")
    assert writers(server, "shop", "s3:///raw/payments_v2.json") == ["f/ingest/fetch_payments"]
    (tmp_path / "other").rename(folder)
    script = folder / "f" / "ingest" / "fetch_payments.ts"
    for name in ("payments_v3.json", "payments_v2.json"):
        script.write_text(re.sub(r"raw/payments_v\d.json", f"raw/{name}", script.read_text()))
        until(lambda name=name: writers(server, "shop", f"s3:///raw/{name}"), lambda: server.said)  # type: ignore[misc]


@pytest.mark.parametrize("child", ["java", "api.server"])
def test_a_child_that_is_killed_comes_back_on_the_same_address(server: Server, child: str) -> None:
    before = server.child(child)
    os.kill(before, signal.SIGKILL)
    until(lambda: not is_alive(before))
    until(server.answers, lambda: server.said)
    assert server.child(child) != before
    assert writers(server, "shop", "s3:///raw/payments_v2.json") == ["f/ingest/fetch_payments"], "nothing is lost"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_behind(tmp_path: Path, number: signal.Signals) -> None:
    with Server(tmp_path, SHOP) as server:
        server.hears("(deployed),")
        below = descendants(server.process.pid)
        assert len(below) >= 3, "a database, a server and its analysts"
        server.process.send_signal(number)
        code = server.process.wait(60)
        until(lambda: not any(map(is_alive, below)))
    assert code == (-signal.SIGKILL if number is signal.SIGKILL else 0)
    if number is not signal.SIGKILL:
        assert not (server.data / "server.json").exists()
    assert "Traceback" not in server.said, server.said


def test_a_database_that_runs_by_itself_is_served(tmp_path: Path, address: Address, workspace: str) -> None:
    told = {"NAME": address.database, "USER": address.user or "", "PASSWORD": address.password or ""}
    settings = {f"HEADRACE_DATABASE_{name}": value for name, value in told.items() if value}
    with Server(tmp_path, SHOP, "--workspace", workspace, "--database", address.uri, **settings) as server:
        server.hears("(deployed),")
        assert writers(server, workspace, "s3:///raw/payments.json") == ["f/ingest/fetch_payments"]
        assert not server.data.exists()
    assert server.process.returncode == 0


def test_a_database_that_refuses_is_told_in_its_words(home: Path, address: Address) -> None:
    settings = {"HEADRACE_DATABASE": address.uri, "HEADRACE_DATABASE_NAME": "nowhere"}
    if address.user:
        settings |= {"HEADRACE_DATABASE_USER": address.user, "HEADRACE_DATABASE_PASSWORD": address.password or ""}
    for words in (("serve", "--port", "0"), ("token", "list"), ("prune", "--older-than", "90d")):
        said = run(home, *words, code=1, **settings).stderr
        assert re.fullmatch(r"headrace: the database refuses .*nowhere.*\n", said), said


def test_what_cannot_be_served_is_said(home: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.graphql").write_text("query { nothingOfThis }")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = run(home, "serve", "--port", port, "--data", tmp_path, code=1).stderr
        assert f"127.0.0.1:{port} is taken" in said
        assert "--port" in said
        said = run(home, "serve", "--port", "0", "--database", f"bolt://127.0.0.1:{port}", code=1).stderr
        assert f"127.0.0.1:{port}" in said
    assert "database" in run(home, "serve", "--database", "http://127.0.0.1", code=2).stderr
    assert "--watch needs a folder" in run(home, "serve", "--watch", code=2).stderr
    assert "--database" in run(home, "serve", "--workers", "2", code=2).stderr
    assert "headrace: --port: " in run(home, "serve", "--port", "70000", code=2).stderr
    said = run(home, "serve", "--data", tmp_path / "new", code=2, HEADRACE_TRUSTED_DOCUMENTS=str(tmp_path)).stderr
    assert "bad.graphql" in said
    assert not (tmp_path / "new").exists(), "what is no good is said before a database is started"
    assert "--workspace: " in run(home, "serve", SHOP, "--workspace", "no/name", code=2).stderr
    assert "--workspace needs a folder" in run(home, "serve", "--workspace", "shop", code=2).stderr
    (tmp_path / "ws.v2" / "f").mkdir(parents=True)
    said = run(home, "serve", tmp_path / "ws.v2", code=2).stderr
    assert "the folder's name" in said
    assert "name it with --workspace" in said


@pytest.mark.parametrize(
    ("variable", "value", "package", "extra"),
    [
        ("HEADRACE_TRACING", "true", "opentelemetry", "otel"),
        ("HEADRACE_WAKE", "redis://127.0.0.1:1", "redis", "wake"),
    ],
)
def test_a_setting_whose_optional_packages_are_not_installed_says_how_to_install_them(
    tmp_path: Path, variable: str, value: str, package: str, extra: str
) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError('it is not here')")
    path = os.pathsep.join((str(tmp_path), str(Path(__file__).parents[2])))
    said = run(tmp_path, "serve", "--data", tmp_path / "new", code=2, PYTHONPATH=path, **{variable: value}).stderr
    assert said.startswith(f"headrace: {variable} needs packages that are not installed: run pip install '.[{extra}]'")
    assert not (tmp_path / "new").exists()
