from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cypher import Embedded, EmbeddedFailed, Graph, Unavailable

ORPHAN = """
import sys, time
from pathlib import Path
from cypher import Embedded
embedded = Embedded(Path(sys.argv[1]))
address = embedded.start()
print(embedded.process.pid, address.uri, address.password, flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


async def test_what_was_written_is_there_after_a_restart_on_the_same_port(folder: Path) -> None:
    embedded = Embedded(folder)
    try:
        first = embedded.start()
        async with Graph.open(first) as graph:
            await graph.run("CREATE (n:Thing {name: 'kept'})")
            assert embedded.process is not None
            embedded.process.kill()
            embedded.process.wait()
            with pytest.raises(Unavailable):
                await graph.run("MATCH (n:Thing) RETURN n.name")
            assert embedded.start() == first
            assert await graph.run("MATCH (n:Thing) RETURN n.name") == ["kept"]
    finally:
        embedded.stop()


def test_secrets_are_the_owners_alone(folder: Path) -> None:
    with Embedded(folder) as address:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for name in ("secret", "java.args", "server.out"):
            assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
        said = subprocess.run(["ps", "ax", "-o", "args"], capture_output=True, text=True, check=True).stdout
        assert address.password
        assert address.password not in said
        assert address.password not in repr(address)


async def test_a_second_server_on_the_same_folder_is_refused_and_the_first_goes_on(folder: Path) -> None:
    with Embedded(folder) as address:
        with pytest.raises(EmbeddedFailed, match="is another process using it"):
            Embedded(folder).start()
        async with Graph.open(address) as graph:
            assert await graph.run("RETURN 1") == [1]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk with room for the database's own files alone."""
    disk = tmp_path / "full"
    disk.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk / "data"
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_is_named(full: Path) -> None:
    with pytest.raises(EmbeddedFailed, match="its disk is full"):
        Embedded(full).start()


@pytest.mark.skipif(sys.platform == "win32", reason="has no limits of a process")
def test_a_secret_that_could_not_be_written_is_not_there(folder: Path) -> None:
    """An empty one would be the password."""
    code = "import resource, sys; from pathlib import Path; from cypher import Embedded\n"
    code += "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); Embedded(Path(sys.argv[1])).start()"
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=False)
    assert "OSError" in done.stderr
    assert not (folder / "secret").exists()


async def test_a_wrong_password_is_no_way_in(folder: Path) -> None:
    with Embedded(folder) as address:
        async with Graph.open(replace(address, password="wrong")) as graph:
            with pytest.raises(Unavailable):
                await graph.run("RETURN 1")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not end a child with its parent")
def test_a_server_that_is_killed_leaves_no_database_behind(folder: Path) -> None:
    server = subprocess.Popen([sys.executable, "-c", ORPHAN, str(folder)], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    pid = int(server.stdout.readline().split()[0])
    server.send_signal(signal.SIGKILL)
    server.wait()
    end = time.monotonic() + 60
    while _lives(pid):
        assert time.monotonic() < end
        time.sleep(0.1)
    server.stdout.close()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "zombie" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
