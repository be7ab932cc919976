"""Code around a line that cannot be parsed keeps its facts."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.facts import Code
from analyzers.language import Language

PYTHON = """\
import wmill
def before():
    wmill.write_s3_file("s3:///before.csv", b"")
def main(day: str):
    wmill.load_s3_file("s3:///first.csv")
{broken}
    wmill.write_s3_file(f"s3:///last/{{day}}.csv", b"")
    db = wmill.datatable("main")
    db.query("insert into orders select 1").execute()
def after():
    wmill.load_s3_file("s3:///after.csv")
"""
TYPESCRIPT = """\
import * as wmill from "windmill-client";
export async function before() {{
  await wmill.writeS3File({{ s3: "before.csv" }}, "");
}}
export async function main(day: string) {{
  await wmill.loadS3File({{ s3: "first.csv" }});
{broken}
  await wmill.writeS3File({{ s3: `last/${{day}}.csv` }}, "");
  const sql = wmill.datatable("main");
  await sql`insert into orders select 1`.execute();
}}
export async function after() {{
  await wmill.loadS3File("s3:///after.csv");
}}
"""
AROUND = {
    "s3:///before.csv": "WRITE",
    "s3:///first.csv": "READ",
    "s3:///last/{day}.csv": "WRITE",
    "datatable://main/orders": "WRITE",
    "s3:///after.csv": "READ",
}
BROKEN_PYTHON = (
    "    x = foo(1, 2",
    "    print(len(rows)",
    "    xs = [1, 2",
    "    xs = {'a': 1",
    "    x = foo(1))",
    "    x = 1 2",
    "    hello world",
    "    $x = 1",
    "    x = a ? b : c",
    "    x = 'abc",
    '    x = "abc',
    '    x = f"abc {day',
    '    x = f"abc {day"',
    "    def helper(",
    "    def helper(a, b)",
    "    def helper(a):",
    "    if day ==",
    "    if day == 'x'",
    "    for x in",
    "    for x in rows",
    "    foo(a=",
    "    x =",
    "    from foo import",
    "<<<<<<< HEAD\n    x = 1\n=======\n    x = 2\n>>>>>>> branch",
    "    print 'hello'",
    "    print 'hello %s' % day, x",
    "    print >>f, 'x'",
    "    exec 'x = 1' in ns",
    "    try:\n        pass\n    except Exception, e:\n        pass",
    "    raise ValueError, 'x'",
    "    x = `1`",
    "    if a <> b: pass",
    "    x = 0777",
    "    try:\n        x = 1",
    "    else:\n        x = 1",
    "      x = 1",
    "  x = 1",
    "\tx = 1",
    "    x := 1",
    "    match day:\n        case",
    "    f = lambda",
    "    @",
    "    x++",
    "    if a && b:\n        pass",
    "    if !a:\n        pass",
    "    if (a) {\n    }",
    "    const x = 1;",
    "    {{ foo }}",
    "    {% if x %}",
    "    foo(a, ..., b=1, 2",
    "    assert",
    "    del",
    "    global",
    "    return foo(",
    "    with open('x') as",
    "    with open('x') as f",
    "    x = [a for a in",
    "    x = {'a': , 'b': 2}",
    "    x: = 1",
    '    x = """abc',
    "    x = “abc”",
    "    foo:",
    "    def h(a) -> : pass",
    "    C:\\temp\\x",
    "    )",
    "    ]",
    "    }",
    "    %matplotlib inline",
    "    !pip install x",
    "    await",
    "    class Foo(",
    "    class Foo",
    "    x = 1 + \\",
)
BROKEN_TYPESCRIPT = (
    "  const x = foo(1, 2",
    "  const x = foo(1, 2;",
    "  const x = [1, 2;",
    "  const x = { a: 1;",
    "  foo(1));",
    "  }",
    "  hello world",
    "  # comment",
    "  @",
    "  x = a ? b;",
    "  const x = 'abc;",
    '  const x = "abc;',
    "  const x = `abc;",
    "  function helper(",
    "  function helper(a, b)",
    "  function helper(a) {",
    "  const f = (a) =>",
    "  const f = (a",
    "  if (day ===",
    "  if (day === 'x') {",
    "  for (const x of",
    "  for (const x of xs) {",
    "  const x =",
    "  wmill.",
    "  import { x } from",
    "<<<<<<< HEAD\n  const x = 1;\n=======\n  const x = 2;\n>>>>>>> branch",
    "  @logged\n  class A { @field x = 1; @m() foo() {} }",
    "  @logged\n  function foo() {}",
    "  const c = { a: 1 } satisfies Record<string, number>;",
    "  using h = open();",
    "  await using h = open();",
    "  const enum E { A = 'a' }",
    "  declare const x: string;",
    "  abstract class A { abstract foo(): void; }",
    "  const el = <div className='x'>{day}</div>;",
    "  const el = <Foo a={1} />;",
    "  const el = <><b>hi</b></>;",
    "  const y = <string>day; const el = <div>{day}</div>;",
    "  const rows = await sql<{ id: number }[]>`select 1`;",
    "  const rows = await sql<Row[]>`select 1`.fetch();",
    "  const rows = foo<Row[]>(1);",
    "  class A { accessor x = 1; }",
    "  type X = import('foo').Bar;",
    "  const m = await import('x.json', { with: { type: 'json' } });",
    "  function f(x: any): asserts x is string {}",
    "  type X<T> = T extends (infer U extends string)[] ? U : never;",
    "  function f<const T extends string>(x: T) {}",
    "  interface P<in out T> { x: T }",
    "  type X = `a${string}`;",
    "  const s: unique symbol = Symbol();",
    "  type T = [a: string, b?: number];",
    "  class A { #x = 1; static { this.y = 1; } }",
    "  const r = /[/]\\/(?<x>a)/u;",
    "  const r = /[\\p{L}--[a-z]]/v;",
    "  const n = 1_000n;",
    "  a?.b?.[0]?.(1);",
    "  a ??= 1; a ||= 2; a &&= 3;",
    "  const x = do { 1 };",
    "  const x = 1 |> f;",
    "  def foo(x):",
    "  print 'x'",
    "  if (a) {} elif (b) {}",
    "  const x = { a: 1 b: 2 };",
    "  foo(a b);",
    "  try { foo();",
    "  try { foo(); }",
    "  else { foo(); }",
    "  return foo(",
    "  class Foo {",
    "  class Foo extends",
    "  type X =",
    "  interface X {",
    "  const x: = 1;",
    "  const f = x -> x;",
    "  const x = “abc”;",
    "  )",
    "  ]",
    "  <!-- x -->",
    "  {{ foo }}",
    "  const x = 0777;",
    "  export const x = 1;",
    "  class B extends A { override foo() {} }",
    "  enum E { A = 1, B }",
    "  namespace N { export const x = 1 }",
    "  interface X { get a(): string; set a(v: string); }",
    "  let x!: string;",
    "  const f = <T,>(x: T) => x;",
    "  const f = <T>(x: T) => x;",
    "  const f = async <T extends object>(x: T): Promise<T> => x;",
    "  const f = foo<string>;",
    "  if (a < b && c > d) {}",
    "  const m: Map<string, Array<{ a: number }>> = new Map<string, Array<{ a: number }>>();",
    "  foo(a, b,,);",
    "  /* foo ",
    "  const x = `abc ${day`;",
    "  const = 1;",
    "  yield",
    "  await",
    "  type C = abstract new () => object;",
    "  const x = <any>day;",
    "  // @ts-ignore\n  foo(1;",
)


@pytest.mark.parametrize("broken", BROKEN_PYTHON)
def test_python(broken: str) -> None:
    assert _found(PYTHON.format(broken=broken), Language.PYTHON) == AROUND


@pytest.mark.parametrize("broken", BROKEN_TYPESCRIPT)
def test_typescript(broken: str) -> None:
    assert _found(TYPESCRIPT.format(broken=broken), Language.TYPESCRIPT) == AROUND


def test_the_first_error_is_told_where_it_stands() -> None:
    analysis = analyze(PYTHON.format(broken="    print(len(rows)"), Language.PYTHON)
    assert [(row.code, row.span and row.span.start_line) for row in analysis.diagnostics] == [
        (Code.SYNTAX_ERROR.name, 6)
    ]


@pytest.mark.parametrize("text", ["x = (1\n", "def f(a\n", "[\n", "x = '\n"])
def test_errors_without_end_are_few_tries(text: str) -> None:
    source = 'import wmill\nwmill.load_s3_file("s3:///a.csv")\n' + text * 2_000
    assert "s3:///a.csv" in _found(source, Language.PYTHON)


def _found(source: str, language: Language) -> dict[str, str]:
    return {row.asset.uri: str(row.access.name) for row in analyze(source, language).assets}
