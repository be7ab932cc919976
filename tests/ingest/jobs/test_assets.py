from __future__ import annotations

from cypher.spending import spending
from ingest import Limits, ResourceInput
from tests.ingest import samples
from tests.ingest.jobs.history import NOON, History, job, read, write


async def test_only_a_new_resource_is_looked_up_among_those_of_the_workspace(history: History) -> None:
    await history.deploy(resources=(ResourceInput("f/pg", "postgresql"),))
    with spending() as spent:
        await history.record(job("1", "f/a", read("s3:///x")))
        await history.deploy(samples.script("f/b", read="s3:///y"))
    assert "resolve_resources" not in spent.by_name
    await history.record(job("2", "f/a", read("res://f/gone")))
    resolutions = {row["uri"]: row["resolution"] for row in await history.nodes("Asset")}
    assert (resolutions["res://f/gone"], resolutions["s3:///x"]) == ("MISSING", "UNKNOWN")


async def test_a_pattern_that_jobs_make_too_wide_is_told_to_those_who_use_it(history: History) -> None:
    await history.deploy(samples.script("f/a", read="s3:///raw/*"))
    keys = (write(f"s3:///raw/{n}", NOON + n) for n in range(4))
    await history.record(job("1", "f/b", *keys), kept=Limits(pattern_members=3))
    assert [(row["path"], row["code"]) for row in await history.nodes("Diagnostic")] == [("f/a", "PATTERN_TOO_WIDE")]
    await history.record(job("2", "f/a", read("s3:///raw/9")))
    assert {uri for path, uri in await history.usages() if path == "f/a"} == {"s3:///raw/*"}
