"""A folder of 5,000 scripts and 500 flows: how long it takes to list, to read and to scan, and in how much memory."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cli.memory import Memory
from cli.scan import scan
from ingest import Analysts
from ingest.limits import PoolLimits
from workspace import Workspace

SCRIPTS = 5_000
FLOWS = 500

PYTHON = '''import wmill
from wmill import S3Object


def clean(rows: list[dict]) -> list[dict]:
    """Leaves out what was cancelled, and gives every row its total."""
    kept = []
    for row in rows:
        if row["state"] == "cancelled":
            continue
        row["total"] = sum(line["price"] * line["count"] for line in row["lines"])
        kept.append(row)
    return kept


def main(day: str):
    raw = wmill.load_s3_file(S3Object(s3=f"raw/{number}/{{day}}.json"))
    rows = clean(wmill.json.loads(raw))
    table = wmill.datatable("shop")
    for row in rows:
        table.query("INSERT INTO orders_{number} (id, total) VALUES ($1, $2)", row["id"], row["total"]).execute()
    wmill.write_s3_file(S3Object(s3="clean/{number}.json"), raw)
    return len(rows)
'''
TYPESCRIPT = """import * as wmill from "windmill-client";

type Row = {{ id: string; total: number; country?: string }};

export async function main(limit: number = 100) {{
  const api = await wmill.getResource("f/team{team}/api_{number}");
  const answer = await fetch(`${{api.url}}/rows?limit=${{limit}}`, {{ headers: {{ Authorization: api.token }} }});
  const rows: Row[] = await answer.json();
  const byCountry = new Map<string, number>();
  for (const row of rows) {{
    byCountry.set(row.country ?? "none", (byCountry.get(row.country ?? "none") ?? 0) + row.total);
  }}
  await wmill.writeS3File({{ s3: "raw/{number}/rows.json" }}, JSON.stringify([...byCountry]));
  return rows.length;
}}
"""
DUCKDB = """ATTACH 'ducklake://main' AS lake;

CREATE OR REPLACE TABLE lake.facts_{number} AS
SELECT o.id, o.total, c.country
FROM read_json('s3:///clean/{number}.json') AS o
LEFT JOIN lake.customers AS c USING (customer_id)
WHERE o.total > 0;
"""
PLAIN = '''def main(name: str, count: int = 3) -> list[str]:
    """Greets as often as asked for."""
    return [f"Hello {{name}}, number {number} says" for _ in range(count)]
'''
KINDS = ((".py", PYTHON), (".ts", TYPESCRIPT), (".duckdb.sql", DUCKDB), (".py", PLAIN))
METADATA = """summary: Script {number}
description: ''
lock: ''
kind: script
schema:
  $schema: https://json-schema.org/draft/2020-12/schema
  type: object
  properties:
    day: {{type: string, description: ''}}
"""
STEP = """    - id: s{step}
      value:
        type: script
        path: f/team{team}/script{script}
        input_transforms:
          day: {{type: javascript, expr: flow_input.day}}
"""
INLINE = """    - id: last
      value:
        type: rawscript
        language: python3
        content: '!inline last.inline_script.py'
        input_transforms:
          db: {{type: static, value: $res:f/team{team}/db}}
"""


def write(root: Path) -> None:
    """Writes the folder: half of what real workspaces hold names assets, a quarter of the rest in SQL."""
    for number in range(SCRIPTS):
        ending, text = KINDS[number % len(KINDS)]
        folder = root / "f" / f"team{number % 50}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"script{number}{ending}").write_text(text.format(number=number, team=number % 50))
        (folder / f"script{number}.script.yaml").write_text(METADATA.format(number=number))
    for number in range(FLOWS):
        team = number % 50
        folder = root / "f" / f"team{team}" / f"flow{number}.flow"
        folder.mkdir()
        steps = "".join(STEP.format(step=step, team=team, script=team + 50 * step) for step in range(6))
        (folder / "flow.yaml").write_text(f"value:\n  modules:\n{steps}{INLINE.format(team=team)}")
        (folder / "last.inline_script.py").write_text(PYTHON.format(number=number))


def main() -> None:
    """Prints a table. Times are of this run; the last column compares each row with the scan of both workers."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as cache:
        root = Path(name)
        write(root)
        time.sleep(3)  # a memory trusts no file that changed just now
        rows = [("list the entries", *_timed(lambda: len(Workspace(root).entries)))]
        rows.append(("read every item, keep none", *_timed(lambda: sum(1 for _ in Workspace(root)))))
        read = _memory()
        rows.append(("scan, 1 worker", *_timed(lambda: _scan(root, 1, None))))
        rows.append(("scan, 2 workers", *_timed(lambda: _scan(root, 2, Path(cache)))))
        rows.append(("scan again, nothing changed", *_timed(lambda: _scan(root, 2, Path(cache)))))
        peak = _memory()
    whole = rows[3][1]
    print("| 5,000 scripts, 500 flows | result | seconds | CPU seconds | the whole scan takes |")
    print("|---|---|---|---|---|")
    for label, seconds, processor, result in rows:
        print(f"| {label} | {result:,} | {seconds:.2f} | {processor:.2f} | {whole / seconds:.1f} times that |")
    print(f"\nMemory of the reading process: {read} MB after reading, {peak} MB at its peak.")


def _scan(root: Path, workers: int, cache: Path | None) -> int:
    folder = Workspace(root)
    with Analysts(PoolLimits(workers=workers)) as analysts:
        return len(scan(folder, analysts, memory=Memory(folder, None, cache) if cache else None).assets)


def _timed(work: Callable[[], int]) -> tuple[float, float, int]:
    began, spent = time.perf_counter(), _processor()
    result = work()
    return time.perf_counter() - began, _processor() - spent, result


def _processor() -> float:
    """CPU seconds of this process and of its workers that have ended."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
