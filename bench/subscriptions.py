"""What subscriptions cost: how late events come, deliveries a second, processor time and memory of one server process,
for more and more subscribers; and the time from commit to delivery through the same and another server of a Neo4j.

The server is the process that `headrace serve` starts; its clients have a processor core of their own where there are
two. Events of the crowd are written by another process, so the server finds them by looking.

python -m bench.subscriptions [SUBSCRIBERS...]
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

import httpx
import uvloop

from bench._crowd import Came, crowd, open_files, pin, subscribed, until
from cypher import Address, Graph, migrate
from tests.api.server import process
from tests.api.subscriptions.log import write
from tests.databases import OPENERS, Neo4jMissing

CROWDS = ((100, 10), (1_000, 10), (5_000, 2), (5_000, 10))
"""How many subscribers are told how many events a second."""
SECONDS, BURST = 10, 100
COMMITS = 30
DEPLOY = "mutation($input: DeployInput!) { deploy(input: $input) { changedCount } }"
ROOM = {"SUBSCRIPTION_CONNECTIONS": "20000", "SUBSCRIPTION_CONNECTIONS_EACH": "20000"}
SERVERS_CORE, CLIENTS_CORE = 0, 1
TICK, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


def processor_seconds(pid: int) -> float:
    """What a process has taken, its children not."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def resident(pid: int) -> int:
    """Bytes of a process in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


async def delivered(graph: Graph, port: int, pid: int, count: int, events: int) -> str:
    """A row of the table: so many subscribers of one workspace, who all ask the same, and so many events a second."""
    workspace = f"bench{uuid4().hex}"
    before = resident(pid)
    with crowd(port, workspace, count, CLIENTS_CORE) as clients:
        await clients.begun()
        memory = (resident(pid) - before) / count / 1024
        written, taken, begun = dict[int, float](), processor_seconds(pid), time.monotonic()
        for number in range(events * SECONDS):
            await write(graph, workspace, f"s3:///n{number}")
            written[number] = time.monotonic()
            await asyncio.sleep(max(0, begun + (number + 1) / events - time.monotonic()))
        came, theirs = await clients.came(count * len(written))
        ours = processor_seconds(pid) - taken
        late = sorted(1e3 * (at - written[number]) for number in written for at in came[number])

        await write(graph, workspace, *(f"s3:///n{number}" for number in range(BURST)))
        sent = time.monotonic()
        came, _ = await clients.came(count * BURST)
        rate = count * BURST / (max(map(max, came.values())) - sent)
    p50, p99 = statistics.median(late), late[int(len(late) * 0.99)]
    each, each_of_theirs = 1e6 * ours / len(late), 1e6 * theirs / len(late)
    told = f"{p50:.0f} | {p99:.0f} | {each:.0f} | {each_of_theirs:.0f} | {rate:,.0f} | {memory:.0f}"
    return f"| {count:,} | {events} | {told} |"


async def deliveries(address: Address, crowds: Sequence[tuple[int, int]]) -> None:
    print("| subscribers | events/s | p50 ms | p99 ms | processor µs each | of the client | burst, each/s | KiB each |")
    print("|---|---|---|---|---|---|---|---|")
    async with Graph.open(address) as graph:
        await migrate(graph)
        for count, events in crowds:
            with process(address, **ROOM) as (url, server):  # one that still holds the memory of no other crowd
                pin(server.pid, SERVERS_CORE)
                await ready(url)
                port = httpx.URL(url).port or 0
                await delivered(graph, port, server.pid, 50, 10)  # warms it
                print(await delivered(graph, port, server.pid, count, events), flush=True)


async def ready(url: str) -> None:
    async with httpx.AsyncClient(timeout=60) as http:
        (await http.get(url.replace("/graphql", "/readyz"))).raise_for_status()


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """The address of a Redis."""
    place = folder / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(place), "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        try:
            yield f"unix://{place}"
        finally:
            running.terminate()


async def lateness(address: Address, name: str, **environment: str) -> str:
    """A row of the other table: from the answer to a deployment through one of two servers to its delivery by each."""
    workspace = f"bench{uuid4().hex}"
    with ExitStack() as stack:
        urls = [stack.enter_context(process(address, **environment))[0] for _ in range(2)]
        came: list[Came] = [{}, {}]
        for url, events in zip(urls, came, strict=True):
            await ready(url)
            await subscribed(httpx.URL(url).port or 0, workspace, events)
        late: list[list[float]] = [[], []]
        async with httpx.AsyncClient(timeout=60) as http:
            for number in range(COMMITS):
                await asyncio.sleep(0.5 + number % 7 / 30)  # at any moment of an idle server's pause
                content = f'import wmill\nwmill.load_s3_file("s3:///n{number}")\n'
                script = {"path": f"f/a/s{number}", "language": "PYTHON", "content": content}
                given = {"input": {"workspace": workspace, "scripts": [script]}}
                (await http.post(urls[0], json={"query": DEPLOY, "variables": given})).raise_for_status()
                answered = time.monotonic()
                for events, found in zip(came, late, strict=True):
                    await until(partial(events.__contains__, number))
                    found.append(1e3 * (events[number][0] - answered))
    cells = " | ".join(f"{statistics.median(found):.0f} | {max(found):.0f}" for found in late)
    return f"| {name} | {cells} |"


async def replicas(folder: Path) -> None:
    print(
        "\n| | by the same server after ms, median | at most | by the other, median | at most |\n|---|---|---|---|---|"
    )
    try:
        with OPENERS["neo4j"](folder) as address:
            async with Graph.open(address) as graph:
                await migrate(graph)
            print(await lateness(address, "found by looking"), flush=True)
            with redis(folder) as wake:
                print(await lateness(address, "told by Redis", WAKE=wake), flush=True)
    except Neo4jMissing as error:
        print(f"| not here: {error} | | | | |")


def main() -> None:
    crowds = [(int(word), 10) for word in sys.argv[1:] if word.isdecimal()] or CROWDS
    open_files()
    with tempfile.TemporaryDirectory() as name:
        with OPENERS["embedded"](Path(name)) as address:
            uvloop.run(deliveries(address, crowds))
        uvloop.run(replicas(Path(name)))


if __name__ == "__main__":
    main()
