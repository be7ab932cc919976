"""Tokens from the command line, and a server that asks for them."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import stat
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from typer.testing import CliRunner

from api.auth.tokens import PREFIX
from cli.command import app
from cypher import Address
from tests.cli.command import SHOP, Server, run
from tests.documents import ROOT, blocks

NAMES = "{ workspaces { nodes { name } } }"
GUARDED = {"HEADRACE_AUTH_REQUIRED": "true"}


def created(home: Path, *words: str | Path) -> str:
    """The secret of a new token."""
    done = run(home, "token", "create", *words)
    assert "shown only once" in done.stderr
    assert re.fullmatch(PREFIX + r"[\w-]{43}\n", done.stdout)
    return done.stdout.strip()


def asked(url: str, token: str | None, query: str = NAMES) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return httpx.post(f"{url}/graphql", json={"query": query}, headers=headers, timeout=60)


def test_a_server_asks_for_the_tokens_that_the_command_made(tmp_path: Path) -> None:
    data = tmp_path / "data"
    early = created(tmp_path, "early", "--workspace", "shop", "--data", data)
    with Server(tmp_path, SHOP, **GUARDED, HEADRACE_AUTH_CACHE="0.1") as server:
        server.hears("(deployed),")
        assert stat.S_IMODE((data / "server.json").stat().st_mode) == 0o600
        pusher = ("--workspace", "other", "--right", "READ", "--right", "deploy", "--days", "30", "--data", data)
        late = created(tmp_path, "late", *pusher)
        for token, names in ((early, ["shop"]), (late, [])):
            found = asked(server.url, token).json()["data"]["workspaces"]["nodes"]
            assert [row["name"] for row in found] == names
        assert asked(server.url, None).status_code == 401

        copy = shutil.copytree(SHOP, tmp_path / "copy")
        push = ("push", copy, "--server", server.url, "--workspace")
        assert "UNAUTHENTICATED" in run(tmp_path, *push, "other", code=1).stderr
        assert "FORBIDDEN" in run(tmp_path, *push, "shop", code=1, HEADRACE_TOKEN=late).stderr
        assert " deployed" in run(tmp_path, *push, "other", HEADRACE_TOKEN=f"{late}\n").stderr, "as a file has it"
        found = asked(server.url, late).json()["data"]["workspaces"]["nodes"]
        assert [row["name"] for row in found] == ["other"]

        again = ("token", "create", "early", "--workspace", "shop", "--data", data)
        assert "the name early is taken" in run(tmp_path, *again, code=2).stderr
        assert "there is no token nobody" in run(tmp_path, "token", "revoke", "nobody", "--data", data, code=1).stderr
        assert "revoked" in run(tmp_path, "token", "revoke", "early", "--data", data).stderr
        assert asked(server.url, late).status_code == 200
        assert asked(server.url, early).status_code == 401
    listed = run(tmp_path, "token", "list", "--data", data).stdout
    assert re.search(r"^early +revoked +shop +READ +all ", listed, re.MULTILINE)
    assert re.search(r"^late +valid +other +READ,DEPLOY +all ", listed, re.MULTILINE)
    told = json.loads(run(tmp_path, "token", "list", "--json", "--data", data).stdout)
    assert [(row["name"], row["expiresAt"] is None) for row in told] == [("early", True), ("late", False)]
    assert all(row["lastUsedAt"] for row in told)
    assert early not in listed + json.dumps(told) + server.said
    assert not (data / "server.json").exists()


def test_what_is_asked_wrongly_is_said_before_any_database_is_started(tmp_path: Path) -> None:
    one = ("token", "create", "one", "--workspace", "shop", "--data", tmp_path / "data")
    assert "write f/NAME" in run(tmp_path, *one, "--folder", "sales", code=2).stderr
    assert "OWN" in run(tmp_path, *one, "--right", "OWN", code=2).stderr
    assert "36500" in run(tmp_path, *one, "--days", "99999999999", code=2).stderr, "no calendar has that day"
    said = run(tmp_path, "serve", "--host", "0.0.0.0", "--data", tmp_path / "data", code=2).stderr
    assert "0.0.0.0" in said
    assert "HEADRACE_AUTH_REQUIRED" in said, "no server stands open to other machines"
    for words in (("token", "list"), ("token", "revoke", "one"), ("prune", "--older-than", "90d")):
        said = run(tmp_path, *words, "--data", tmp_path / "data", code=1).stderr
        assert f"there is no database in {tmp_path / 'data'}" in said
    assert not (tmp_path / "data").exists()
    assert "does not answer" in run(tmp_path, "token", "list", "--database", "bolt://127.0.0.1:1", code=1).stderr


def test_the_commands_of_the_documentation_do_what_it_says(
    address: Address, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HEADRACE_DATABASE", address.uri)
    monkeypatch.setenv("HEADRACE_DATABASE_NAME", address.database)
    monkeypatch.setenv("HEADRACE_DATABASE_EMBEDDED", str(address.embedded))
    if address.user:
        monkeypatch.setenv("HEADRACE_DATABASE_USER", address.user)
        monkeypatch.setenv("HEADRACE_DATABASE_PASSWORD", address.password or "")
    names = {name: f"{name}{uuid4().hex}" for name in ("ci", "ann")}  # a name is given once in a database
    said = []
    (block,) = blocks(ROOT / "docs" / "auth.md", "console")
    for line in block.splitlines():
        words = [names.get(word, word) for word in shlex.split(line.removeprefix("$ headrace "))]
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        said.append(done.stdout)
    ci, ann, listed, _ = said
    assert re.fullmatch(PREFIX + r"[\w-]{43}\n", ci)
    assert re.search(rf"^{names['ci']} +valid +shop +READ,DEPLOY +all ", listed, re.MULTILINE)
    assert re.search(rf"^{names['ann']} +valid +shop +READ +f/report,u/ann ", listed, re.MULTILINE)
    assert ci.strip() not in listed
    assert ann.strip() not in listed
