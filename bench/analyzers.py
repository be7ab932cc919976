"""The analysis of Python and TypeScript scripts against the tree-sitter parse alone, and of the example workspace."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tree_sitter import Parser

from analyzers import analyze
from analyzers.language import Language
from analyzers.python.grammar import PythonGrammar
from analyzers.typescript.grammar import TypeScript

ROUNDS = {20: 200, 100: 60, 1_000: 20, 5_000: 7}
"""Rounds for each length in lines; the fastest counts, so that a busy machine tells the same as an idle one."""
EXAMPLES = Path(__file__).parents[1] / "examples"

PYTHON_PLAIN = '''
def clean_{n}(rows, limit: int = {n}):
    """Keeps what is whole."""
    kept = [row for row in rows if row["id"] is not None and len(row) > limit]
    totals: dict[str, float] = {{}}
    for row in kept:
        country = row.get("country", "other").strip().lower()
        totals[country] = totals.get(country, 0.0) + float(row["total"])
    if not totals:
        raise ValueError(f"no rows of {{len(rows)}} are whole")
    return sorted(totals.items(), key=lambda item: item[1], reverse=True)
'''
PYTHON_RICH = '''
def load_{n}(day: str, limit: int = {n}):
    """Reads a day."""
    key = f"raw/{n}/{{day}}.csv"
    rows = parse(wmill.load_s3_file({{"s3": key}}))
    kept = [row for row in rows if row["id"] is not None and len(row) > limit]
    for row in kept:
        row["total"] = float(row["total"]) * (1 - row.get("discount", 0.0))
    frame = pd.read_parquet("s3://archive/orders_{n}.parquet")
    shop.query("INSERT INTO clean_{n} SELECT id, total FROM orders WHERE day = $1", day).execute()
    wmill.write_s3_file(f"s3:///out/{n}/{{day}}.json", dump(kept, frame))
    return kept
'''
TYPESCRIPT_PLAIN = """
export function clean_{n}(rows: Row[], limit: number = {n}): [string, number][] {{
  const kept = rows.filter((row) => row.id !== undefined && Object.keys(row).length > limit);
  const totals = new Map<string, number>();
  for (const row of kept) {{
    const country = (row.country ?? "other").trim().toLowerCase();
    totals.set(country, (totals.get(country) ?? 0) + Number(row.total));
  }}
  if (totals.size === 0) {{
    throw new Error(`no rows of ${{rows.length}} are whole`);
  }}
  return [...totals.entries()].sort((a, b) => b[1] - a[1]);
}}
"""
TYPESCRIPT_RICH = """
export async function load_{n}(day: string, limit: number = {n}): Promise<Row[]> {{
  const key = `raw/{n}/${{day}}.csv`;
  const rows = parse(await wmill.loadS3File({{ s3: key }}));
  const kept = rows.filter((row) => row.id !== undefined && Object.keys(row).length > limit);
  for (const row of kept) {{
    row.total = Number(row.total) * (1 - (row.discount ?? 0));
  }}
  const old = await wmill.loadS3File({{ s3: "orders_{n}.parquet", storage: "archive" }});
  await shop`INSERT INTO clean_{n} SELECT id, total FROM orders WHERE day = ${{day}}`.execute();
  await wmill.writeS3File({{ s3: `out/{n}/${{day}}.json` }}, dump(kept, old));
  return kept;
}}
"""
SCRIPTS = (
    ("Python, no asset text", Language.PYTHON, "import json\n", PYTHON_PLAIN),
    (
        "Python, rich in assets",
        Language.PYTHON,
        "import pandas as pd\nimport wmill\n\nshop = wmill.datatable('shop')\n",
        PYTHON_RICH,
    ),
    ("TypeScript, no asset text", Language.TYPESCRIPT, "", TYPESCRIPT_PLAIN),
    (
        "TypeScript, rich in assets",
        Language.TYPESCRIPT,
        'import * as wmill from "windmill-client";\nconst shop = wmill.datatable("shop");\n',
        TYPESCRIPT_RICH,
    ),
)
PARSERS: dict[Language, Callable[[], Parser]] = {
    Language.PYTHON: PythonGrammar.parser,
    Language.TYPESCRIPT: TypeScript.parser,
}
ENDINGS = {".py": Language.PYTHON, ".ts": Language.TYPESCRIPT, ".sql": Language.DUCKDB}


def main() -> None:
    """Prints two Markdown tables."""
    print("| script | lines | parse alone, µs | analysis, µs | analysis / parse |")
    print("|---|---:|---:|---:|---:|")
    for name, language, head, block in SCRIPTS:
        for lines, rounds in ROUNDS.items():
            script = script_of(head, block, lines)
            parsed = fastest(rounds, partial(PARSERS[language]().parse, script.encode()))
            analysed = fastest(rounds, partial(analyze, script, language))
            print(f"| {name} | {lines:,} | {parsed:,.0f} | {analysed:,.0f} | {analysed / parsed:.2f} |")
    files = [(path.read_text(), ENDINGS[path.suffix]) for path in EXAMPLES.rglob("*") if path.suffix in ENDINGS]
    if files:
        whole = fastest(ROUNDS[1_000], lambda: [analyze(*file) for file in files])
        print("\n| scripts of the example | scripts a second |\n|---:|---:|")
        print(f"| {len(files)} | {len(files) / whole * 1e6:,.0f} |")


def script_of(head: str, block: str, lines: int) -> str:
    """A script of about so many lines."""
    return head + "".join(block.format(n=number) for number in range(max(1, lines // block.count("\n"))))


def fastest(rounds: int, work: Callable[[], object]) -> float:
    """The processor time of the fastest of some rounds, in microseconds."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times) * 1e6


if __name__ == "__main__":
    main()
