"""A folder pushed to a running server."""

from __future__ import annotations

import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from cli.client import Client
from cli.push import Limits
from cli.push import push as push_folder
from tests.cli.command import SHOP, Server, run
from workspace import Workspace

SCRIPTS = "query ($workspace: String!) { workspace(name: $workspace) { scripts(first: 200) { nodes { path } } } }"

DIAGNOSTICS = """
query ($workspace: String!) { workspace(name: $workspace) { diagnostics(first: 200) { nodes { path code } } } }
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    with Server(home) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example, to be changed."""
    return Path(shutil.copytree(SHOP, tmp_path / "shop"))


@pytest.fixture
def name() -> str:
    return f"w{uuid4().hex}"


class Pusher:
    def __init__(self, home: Path, server: Server, folder: Path, name: str) -> None:
        self._home, self._server, self.folder, self.name = home, server, folder, name

    def __call__(self, *words: str, code: int = 0) -> tuple[int, int, int]:
        """Pushes; answers how many items were deployed, unchanged and archived. ``said`` is all that it said."""
        words = ("--server", self._server.url, "--workspace", self.name, *words)
        done = run(self._home, "push", self.folder, *words, code=code)
        self.said = done.stderr
        assert done.stdout == ""
        counts = re.search(
            r"(\d+) (?:would be )?deployed, (\d+) unchanged(?:, (\d+) (?:would be )?archived)?", done.stderr
        )
        assert counts, done.stderr
        return int(counts[1]), int(counts[2]), int(counts[3] or 0)

    def scripts(self) -> set[str]:
        """The paths of the scripts that the server has."""
        found = self._server.ask(SCRIPTS, workspace=self.name)["workspace"]
        return {row["path"] for row in found["scripts"]["nodes"]} if found else set()

    def diagnostics(self) -> set[tuple[str, str]]:
        """The diagnostics that the server has, by path and code."""
        found = self._server.ask(DIAGNOSTICS, workspace=self.name)["workspace"]
        return {(row["path"], row["code"]) for row in found["diagnostics"]["nodes"]}


@pytest.fixture
def push(home: Path, server: Server, folder: Path, name: str) -> Pusher:
    return Pusher(home, server, folder, name)


def test_what_did_not_change_is_skipped(push: Pusher, folder: Path) -> None:
    deployed, unchanged, archived = push()
    assert (deployed > 10, unchanged, archived) == (True, 0, 0)
    assert push() == (0, deployed, 0)
    script = folder / "f" / "ops" / "archive_raw.py"
    script.write_text(script.read_text() + "\n# a word more\n")
    assert push() == (1, deployed - 1, 0)


def test_a_dry_run_says_what_would_be_and_stores_nothing(push: Pusher) -> None:
    assert push("--dry-run")[0] > 10
    assert "would be deployed: script f/clean/clean_orders" in push.said
    assert re.search(r"and \d+ more would be deployed", push.said)
    assert push.scripts() == set()


def test_what_was_not_understood_is_told_with_its_place_once_and_an_error_ends_with_1(
    push: Pusher, folder: Path
) -> None:
    half = folder / "f" / "ops" / "half.py"
    half.write_text("import wmill\n\ndef main(:\n    return wmill.load_s3_file('s3:///raw/orders.csv')\n")
    push()
    assert push.said.count("warning: f/ops/half:3: ") == 1
    assert "info: f/flows/import_file#/value/modules/0/value/content:7: " in push.said, "as a scan tells it"
    half.write_text(f"# once more\n{half.read_text()}")
    push("--fail-on", "warning", code=1)
    (folder / "f" / "flows" / "nightly.flow" / "flow.yaml").write_text("value: [")
    push(code=1)
    assert push.said.count("error: f/flows/nightly.flow/flow.yaml: ") == 1
    assert ("f/flows/nightly.flow/flow.yaml", "INVALID_DOCUMENT") in push.diagnostics()
    push("--fail-on", "never")
    shutil.copy(SHOP / "f" / "flows" / "nightly.flow" / "flow.yaml", folder / "f" / "flows" / "nightly.flow")
    push()
    assert "INVALID_DOCUMENT" not in {code for _, code in push.diagnostics()}, "it can be read again"


def test_a_folder_with_very_much_that_cannot_be_read_tells_the_gravest(server: Server, push: Pusher) -> None:
    (push.folder / "f" / "ops" / "notify.script.yaml").write_text("summary: !odd x")
    (push.folder / "f" / "flows" / "nightly.flow" / "flow.yaml").write_text("value: [")
    workspace = Workspace(push.folder)
    with Client(server.url) as client:
        done = push_folder(workspace, client, push.name, limits=Limits(diagnostics=1))
    codes = {"INVALID_DOCUMENT", "UNKNOWN_TAG"}
    assert {row.code for row in done.unread} == codes
    assert codes & {code for _, code in push.diagnostics()} == {"INVALID_DOCUMENT"}


def test_prune_archives_what_the_folder_no_longer_has_and_nothing_of_others(push: Pusher, folder: Path) -> None:
    push("--source", "other")
    (folder / "f" / "ops" / "notify.ts").unlink()
    (folder / "f" / "ops" / "notify.script.yaml").unlink()
    assert push("--source", "mine", "--prune")[2] == 0, "another source brought it"
    assert "f/ops/notify" in push.scripts()
    push()
    assert "f/ops/notify" in push.scripts(), "only --prune archives"
    assert push("--source", "other", "--prune", "--dry-run")[2] == 1
    assert "would be archived: script f/ops/notify" in push.said
    assert "f/ops/notify" in push.scripts()
    assert push("--source", "other", "--prune")[2] == 1
    assert "f/ops/notify" not in push.scripts()


def test_nothing_is_archived_where_not_all_of_the_folder_is_seen(push: Pusher, home: Path, server: Server) -> None:
    push("--source", "mine")
    before = push.scripts()
    words = ("--server", server.url, "--workspace", push.name, "--source", "mine", "--prune")
    said = run(home, "push", push.folder, *words, code=1, HEADRACE_FOLDER_FILES="3").stderr
    assert "nothing was archived" in said
    assert "TOO_MANY" in said
    assert push.scripts() == before


def test_a_folder_without_any_item_archives_nothing(push: Pusher, folder: Path) -> None:
    push("--source", "mine")
    before = push.scripts()
    shutil.rmtree(folder / "f")
    push("--source", "mine", "--prune", code=1)
    assert "nothing was archived: the folder has nothing to deploy" in push.said
    assert push.scripts() == before


def test_a_server_that_does_not_answer_ends_with_1(home: Path) -> None:
    said = run(home, "push", SHOP, "--server", "http://127.0.0.1:9", "--workspace", "shop", code=1).stderr
    assert "http://127.0.0.1:9/graphql does not answer" in said


@pytest.mark.parametrize("token", ["hush hush", "hüsh", "hush\nhush"])
def test_a_token_that_none_can_be_ends_with_1_and_is_not_shown(home: Path, token: str) -> None:
    words = ("push", SHOP, "--server", "http://127.0.0.1:9", "--workspace", "shop")
    said = run(home, *words, code=1, HEADRACE_TOKEN=token).stderr
    assert said == "headrace: HEADRACE_TOKEN is not a token: it contains characters that are not allowed in a token\n"


def test_an_address_that_is_no_graphql_server_ends_with_1(home: Path, tmp_path: Path) -> None:
    def handler(*arguments: object) -> http.server.SimpleHTTPRequestHandler:
        return http.server.SimpleHTTPRequestHandler(*arguments, directory=str(tmp_path))  # type: ignore[arg-type]

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{other.server_port}"
        said = run(home, "push", SHOP, "--server", url, "--workspace", "shop", code=1).stderr
        other.shutdown()
    assert f"{url}/graphql is not a GraphQL server" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Missing argument"),
        ([str(SHOP)], "--server"),
        ([str(SHOP), "--server", "http://x"], "--workspace"),
        ([str(SHOP), "--server", "no url", "--workspace", "shop"], "--server: 'no url'"),
        ([str(SHOP), "--server", "http://x", "--workspace", "no/name"], "--workspace: "),
        ([str(SHOP), "--server", "http://x", "--workspace", "shop", "--prune"], "--prune needs --source"),
        (["/nowhere", "--server", "http://x", "--workspace", "shop"], "/nowhere is not a folder"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(home: Path, words: list[str], said: str) -> None:
    assert said in run(home, "push", *words, code=2).stderr
