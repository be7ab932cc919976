from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.command import HEADRACE, SHOP, environment, run
from tests.workspace.folders import write

GOLDEN = Path(__file__).parents[1] / "golden" / "examples" / "shop.json"

LOAD = "import wmill\n\n\ndef main():\n    return wmill.load_s3_file('s3:///raw/orders.csv')\n"
HALF = "import wmill\n\ndef main(:\n    return wmill.load_s3_file('s3:///raw/orders.csv')\n"
TO_MISSING = "value: {modules: [{id: a, value: {type: rawscript, language: python3, content: !inline gone.py}}]}\n"

FILES = {
    "SCRIPT": ".script.yaml",
    "FLOW": ".flow/flow.yaml",
    "STEP": ".flow/flow.yaml",
    "APP": ".app/app.yaml",
    "SCHEDULE": ".schedule.yaml",
}


class Inline(yaml.SafeLoader):
    """Takes the name of an inline file for its text."""


Inline.add_constructor("!inline", lambda _, node: node.value)

BAD: dict[str, str | bytes] = {
    "f/c#.py": LOAD,
    "f/blank .py": LOAD,
    "wmill.yaml": "defaultTs: bun\n",
    "f/good.py": LOAD,
    "f/broken_yaml.py": LOAD,
    "f/broken_yaml.script.yaml": "summary: [unclosed\n",
    "f/broken.flow/flow.yaml": "value: {modules: [\n",
    "f/broken.resource.yaml": "value: [",
    "f/missing.flow/flow.yaml": TO_MISSING,
    "f/large.py": LOAD.encode() + b"#" * 50_000_000,
    "f/encoding.py": LOAD.encode() + b"# \xff\xfe\n",
    "f/language.xyz": "s3:///raw/orders.csv",
    "f/language.script.yaml": "summary: of no language\n",
    "f/outside.flow/flow.yaml": TO_MISSING.replace("gone.py", "../../../outside.py"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def facts(document: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Assets with who uses them and how, as the golden file of the example writes them."""
    return {
        asset["uri"]: {f"{usage['runnableKind']} {usage['path']}": usage["access"] for usage in asset["usages"]}
        for asset in document["assets"]
    }


def test_the_example_as_json_is_what_a_careful_reader_finds(home: Path) -> None:
    document = json.loads(run(home, "scan", SHOP, "--json").stdout)
    golden = json.loads(GOLDEN.read_text())
    del golden["about"]
    assert facts(document) == golden
    assert {asset["uri"]: asset["isPattern"] for asset in document["assets"]} == {
        uri: "{" in uri or "*" in uri for uri in golden
    }
    for asset in document["assets"]:
        for usage in asset["usages"]:
            for place in usage["occurrences"]:
                assert place.keys() == {"path", "pointer", "span", "text", "rule", "access"}
                assert place["path"]
                assert place["span"] or place["pointer"] is not None


def test_a_pipe_gets_a_line_of_plain_columns_for_each_usage(home: Path) -> None:
    done = run(home, "scan", SHOP)
    rows = [line.split("  ") for line in done.stdout.splitlines()]
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        uri, access, runnable, *_ = (cell.strip() for cell in row if cell)
        kind, path = runnable.split(" ")
        found.setdefault(uri, {})[f"{kind.upper()} {path}"] = access
    assert found == facts(json.loads(run(home, "scan", SHOP, "--json").stdout))
    assert "\x1b" not in done.stdout + done.stderr
    assert "analysing" not in done.stderr


def test_a_terminal_gets_a_table_with_colours(home: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*HEADRACE, "scan", str(SHOP)], env=environment(home, TERM="xterm"), stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    said = b""
    try:
        while chunk := os.read(ours, 65536):
            said += chunk
    except OSError:  # how Linux says that the other side is closed
        pass
    finally:
        os.close(ours)
    assert process.wait() == 0
    text = said.decode()
    assert "\x1b[32mREAD" in text
    assert text.count("ducklake://main/payments") == 1, "an asset is named once"
    assert text.count("RUNNABLE") == 1, "the columns are named once"
    assert "analysing" in text, "there is a bar while it works"


def test_a_pointer_leads_to_what_it_speaks_of_in_a_file_of_the_folder(home: Path) -> None:
    document = json.loads(run(home, "scan", SHOP, "--json").stdout)
    places = [
        (usage["runnableKind"], place["path"].partition("#")[0], place["pointer"])
        for asset in document["assets"]
        for usage in asset["usages"]
        for place in usage["occurrences"]
        if place["pointer"] and usage["runnableKind"] != "TRIGGER"
    ]
    assert {kind for kind, _, _ in places} == {"SCRIPT", "FLOW", "STEP", "APP", "SCHEDULE"}
    for kind, path, pointer in places:
        found: Any = yaml.load((SHOP / f"{path}{FILES[kind]}").read_text(), Loader=Inline)
        for name in pointer[1:].split("/"):
            found = found[int(name) if isinstance(found, list) else name]
        assert found, (path, pointer)


@pytest.mark.parametrize(
    ("files", "fail_on", "code", "said"),
    [
        ({"f/broken.flow/flow.yaml": "value: ["}, "error", 1, "error: f/broken.flow/flow.yaml: "),
        ({"f/broken.flow/flow.yaml": "value: ["}, "never", 0, "1 item read, 0 assets, 1 error, 0 warnings"),
        ({"f/half.py": HALF}, "error", 0, "warning: f/half:3: "),
        ({"f/half.py": HALF}, "warning", 1, "1 item read, 1 asset, 0 errors, 1 warning"),
        ({"f/good.py": "1"}, "warning", 0, "1 item read, 0 assets, 0 errors, 0 warnings"),
    ],
)
def test_it_ends_with_1_where_something_is_as_grave_as_wished_and_says_how_much_there_was(
    home: Path, tmp_path: Path, files: dict[str, str], fail_on: str, code: int, said: str
) -> None:
    done = run(home, "scan", write(tmp_path, files), "--fail-on", fail_on, code=code)
    assert said in done.stderr
    assert bool(done.stdout) == ("1 asset," in said or "f/half" in said)


@pytest.fixture(scope="module")
def bad(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = write(tmp_path_factory.mktemp("bad"), BAD)
    (root / "f" / "dangling.py").symlink_to(root / "nowhere")
    os.mkfifo(root / "f" / "pipe.py")
    document: dict[str, Any] = json.loads(run(home, "scan", root, "--json", code=1).stdout)
    return document


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("f/broken_yaml.script.yaml", "INVALID_DOCUMENT"),
        ("f/broken.flow/flow.yaml", "INVALID_DOCUMENT"),
        ("f/broken.resource.yaml", "INVALID_DOCUMENT"),
        ("f/missing.flow/flow.yaml", "MISSING_FILE"),
        ("f/large.py", "TOO_LARGE"),
        ("f/encoding.py", "INVALID_ENCODING"),
        ("f/language.script.yaml", "MISSING_FILE"),
        ("f/outside.flow/flow.yaml", "OUTSIDE_FOLDER"),
        ("f/dangling.py", "MISSING_FILE"),
        ("f/pipe.py", "UNREADABLE_FILE"),
        ("f/c#.py", "INVALID_PATH"),
        ("f/blank .py", "INVALID_PATH"),
    ],
)
def test_what_cannot_be_understood_is_named(bad: dict[str, Any], path: str, code: str) -> None:
    assert (path, code) in {(row["path"], row["code"]) for row in bad["diagnostics"]}


def test_the_rest_of_a_bad_folder_is_scanned(bad: dict[str, Any]) -> None:
    assert facts(bad) == {
        "s3:///raw/orders.csv": dict.fromkeys(["SCRIPT f/broken_yaml", "SCRIPT f/encoding", "SCRIPT f/good"], "READ")
    }


def test_an_import_is_followed_into_the_folder(home: Path, tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "wmill.yaml": "",
            "f/shared/lake.py": "ORDERS = 's3:///raw/orders.csv'\n",
            "f/load.py": "import wmill\nfrom f.shared.lake import ORDERS\nwmill.load_s3_file(ORDERS)\n",
        },
    )
    found = facts(json.loads(run(home, "scan", tmp_path, "--json").stdout))
    assert found["s3:///raw/orders.csv"]["SCRIPT f/load"] == "READ"


@pytest.mark.parametrize(
    ("resources", "said"),
    [
        ([], []),
        (["u/me/pg"], [("f/load", "'u/you/pg'", 4)]),
        (["f/pg"], [("f/load", "'f/gone'", 2), ("f/flow#a", "'f/gone'", 1)]),
        (["f/gone", "u/me/pg"], [("f/load", "'u/you/pg'", 4)]),
    ],
)
def test_a_resource_that_the_folder_lacks_is_named_where_it_is_used(
    home: Path, tmp_path: Path, resources: list[str], said: list[tuple[str, str, int]]
) -> None:
    """Where it has none of the folders', or of the users', it says nothing of these."""
    names = ("res://f/gone", "res://f/{x}", "res://u/you/pg")
    code = "\n".join(["import wmill", *(f"wmill.get_resource('{name}')" for name in names)])
    files: dict[str, str | bytes] = {"wmill.yaml": "", "f/load.py": code}
    files["f/flow.flow/flow.yaml"] = TO_MISSING
    files["f/flow.flow/gone.py"] = "import wmill; wmill.get_resource('f/gone')"
    files |= {f"{path}.resource.yaml": "value: {}\nresource_type: postgresql\n" for path in resources}
    told = json.loads(run(home, "scan", write(tmp_path, files), "--json").stdout)["diagnostics"]
    missing = [row for row in told if row["code"] == "MISSING_RESOURCE"]
    assert sorted((row["path"], row["message"].split()[2], row["span"]["startLine"]) for row in missing) == sorted(said)


def test_what_a_terminal_has_no_letter_for_is_escaped_and_in_json_it_is_utf_8(home: Path, tmp_path: Path) -> None:
    write(tmp_path, {"wmill.yaml": "", "f/load.py": LOAD.replace("orders", "日")})
    assert "s3:///raw/\\u65e5.csv" in run(home, "scan", tmp_path, PYTHONIOENCODING="latin-1").stdout
    told = json.loads(run(home, "scan", tmp_path, "--json", PYTHONIOENCODING="latin-1").stdout)
    assert [row["uri"] for row in told["assets"]] == ["s3:///raw/日.csv"]


def test_names_that_would_steer_a_terminal_are_escaped(home: Path, tmp_path: Path) -> None:
    write(tmp_path, {"wmill.yaml": "", "f/evil.py": LOAD.replace("orders", "\\x1b[2Jorders")})
    done = run(home, "scan", tmp_path)
    assert "\\x1b[2Jorders" in done.stdout
    assert "\x1b" not in done.stdout


def test_what_the_settings_of_a_folder_leave_out_is_counted(home: Path, tmp_path: Path) -> None:
    write(
        tmp_path, {"wmill.yaml": "includes: [f/*]", "f/load.py": LOAD, "f/a/load.py": LOAD, "f/a/b.flow/flow.yaml": ""}
    )
    assert "1 item read, 2 left out by wmill.yaml, 1 asset, 0 errors" in run(home, "scan", tmp_path).stderr


def test_a_line_number_is_no_picture(home: Path, tmp_path: Path) -> None:
    write(tmp_path, {"wmill.yaml": "", "f/load.py": "\n" * 98 + "import wmill\nwmill.load_s3_file(open())\n"})
    assert "f/load:100: " in run(home, "scan", tmp_path).stderr, "a console would draw a hundred as an emoji"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scan", "/nowhere/at/all"], "/nowhere/at/all is not a folder"),
        (["scan", "."], "is not a workspace folder"),
        (["scan"], "Missing argument"),
        (["scan", "--yaml", "."], "No such option"),
        (["sacn"], "No such command"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(home: Path, tmp_path: Path, words: list[str], said: str) -> None:
    words = [str(tmp_path) if word == "." else word for word in words]
    assert said in run(home, *words, code=2).stderr


def test_a_setting_that_is_no_good_ends_with_2(home: Path) -> None:
    said = run(home, "scan", SHOP, code=2, HEADRACE_POOL_WORKERS="many").stderr
    assert said.startswith("headrace: HEADRACE_POOL_WORKERS: it should be a valid integer")
    said = run(home, "scan", SHOP, code=2, HEADRACE_DATABASE="http://x").stderr
    assert said.startswith("headrace: HEADRACE_DATABASE: it must be a bolt:// or neo4j:// address")
    said = run(home, "scan", SHOP, code=2, HEADRACE_AUTH_REQIRED="true").stderr
    assert said == "headrace: HEADRACE_AUTH_REQIRED: there is no such setting\n"
    assert "none.toml" in run(home, "scan", SHOP, code=2, HEADRACE_CONFIG="/none.toml").stderr
    said = run(home, "scan", SHOP, code=2, HEADRACE_PROT="1").stderr
    assert said == "headrace: HEADRACE_PROT: there is no such setting: is it HEADRACE_PORT?\n"
    said = run(home, "scan", SHOP, code=2, HEADRACE_JOBS_RETENTION_DAYS="-1").stderr
    assert said == "headrace: HEADRACE_JOBS_RETENTION_DAYS: it must be a number from 0 on, and less than 2^63\n"


def test_a_group_that_is_no_good_is_told_with_the_variables_that_set_it(home: Path) -> None:
    said = run(home, "scan", SHOP, code=2, HEADRACE_JWT_SECRET="s" * 32, HEADRACE_JWT_ISSUER="me").stderr
    assert said.startswith("headrace: HEADRACE_JWT_ISSUER, HEADRACE_JWT_SECRET: jwt.audience is missing")


def test_a_file_of_settings_that_is_not_utf_8_ends_with_2(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_bytes("port = 1".encode("utf-16"))
    said = run(home, "scan", SHOP, code=2, HEADRACE_CONFIG=str(file)).stderr
    assert f"{file} is not a valid TOML file: 'utf-8' codec can't decode" in said
