"""Texts that nobody would write: each ends with an answer or a diagnostic."""

from __future__ import annotations

import pytest

from analyzers import analyze
from analyzers.context import Context, Limits, Source
from analyzers.facts import Analysis
from analyzers.language import Language

IMPORT = "import wmill\n"


def read(source: str, context: Context = Context()) -> Analysis:  # noqa: B008 (frozen)
    return analyze(source, Language.PYTHON, context)


def uris(source: str) -> dict[str, str | None]:
    return {row.asset.uri: row.access.name for row in read(source).assets}


@pytest.mark.parametrize(
    "source",
    [
        "x = " + "[" * 3000 + "]" * 3000,
        "x = " + "f(" * 3000 + "'s3:///deep/a'" + ")" * 3000,
        "wmill.load_s3_file(" + '{"s3":' * 3000 + "1" + "}" * 3000 + ")",
        "wmill" + ".a" * 3000 + ".load_s3_file('s3:///x')",
        "x = 's3:///a'" + ".strip()" * 3000 + "\nwmill.load_s3_file(x)",
        "def f(x):\n  return f(x + 'a') + g(x)\ndef g(x):\n  return f(x)\nwmill.load_s3_file(f('s3:///'))",
        "a0 = 's3:///a'\n" + "".join(f"a{n + 1} = a{n} + a{n}\n" for n in range(40)) + "wmill.load_s3_file(a39)",
        "a = b\nb = a\nwmill.load_s3_file(a)",
        "class A(A):\n  pass\nwmill.load_s3_file(A.x)",
        "class A(B):\n  pass\nclass B(A):\n  pass\nwmill.load_s3_file(A().x)",
        "wmill.load_s3_file('s3:///a\x00b')\n\x00",
        "wmill.load_s3_file(*)\nwmill.write_s3_file(**)\nwmill.datatable(\nimport\nfrom x import\nx[",
        'return f"://{self.}"class Gold:\n    layer""\n    def __init__(self)\n',
        "import sqlalchemy\nfor x in y:\n    e.execute('select * from a')\n    e = sqlalchemy.create_engine(e)",
        "def f(x):\n    if x.startswith():\n        return wmill.load_s3_file(x)\nf('s3:///a')",
        "def\nclass\nlambda:\nfor x in\nwith as\n'{}'.format(\n's3:///a/b' % ",
    ],
)
def test_an_answer_for_what_nobody_writes(source: str) -> None:
    read(IMPORT + source + "\n's3:///'\n")


def test_code_around_nested_brackets_is_read() -> None:
    nested = "x = " + "(" * 3000 + ")" * 3000
    assert uris(f"{IMPORT}wmill.load_s3_file('s3:///a/b')\n{nested}\n") == {"s3:///a/b": "READ"}


def test_a_line_of_two_megabytes() -> None:
    assert uris("x = 's3:///a/" + "b" * 2_000_000 + "'") == {"s3:///a/" + "b" * 2_000_000: "UNKNOWN"}


def test_a_text_that_is_too_large_is_said() -> None:
    (diagnostic,) = read("#" * 5_000_001).diagnostics
    assert diagnostic.code == "TOO_LARGE"


def test_lone_surrogates_are_said_and_the_rest_is_read() -> None:
    analysis = read(IMPORT + "wmill.load_s3_file('s3:///a/b')  # \ud800")
    assert [row.asset.uri for row in analysis.assets] == ["s3:///a/b"]
    assert [row.code for row in analysis.diagnostics] == ["INVALID_ENCODING"]


def test_more_literals_than_are_evaluated_are_said() -> None:
    analysis = read("x = [" + "'s3:///a/b'," * 70_000 + "]")
    assert "TOO_MANY" in {row.code for row in analysis.diagnostics}


def test_more_parts_of_texts_than_are_evaluated_are_said() -> None:
    body = "".join(f"wmill.load_s3_file('s3:///' + text.split(',')[{n}])\n" for n in range(1_000))
    found = read(f"{IMPORT}text = '{','.join(f'a{n}' for n in range(2_000))}'\n{body}")
    assert "s3:///a0" in {row.asset.uri for row in found.assets}
    assert [row.code for row in found.diagnostics if row.code == "TOO_MANY"] == ["TOO_MANY"]


def test_more_alternatives_than_the_limit_are_one_unknown() -> None:
    choices = "".join(f"a{n} = 'x' if p else 'y'\n" for n in range(7))
    total = " + ".join(f"a{n}" for n in range(7))
    assert list(uris(f"{IMPORT}{choices}wmill.load_s3_file('s3:///k/' + {total})\n")) == [
        "s3:///k/{a0}{a1}{a2}{a3}{a4}{a5}{a6}"
    ]


def test_more_assets_than_the_limit_are_said() -> None:
    analysis = read("x = ['s3:///a', 's3:///b', 's3:///c']", Context(limits=Limits(assets=2)))
    assert len(analysis.assets) == 2
    assert [row.code for row in analysis.diagnostics] == ["TOO_MANY"]


def test_more_imports_than_the_limit_are_said() -> None:
    source = "".join(f"from f.shared.m{n} import x\n" for n in range(4))
    sources = {f"f/shared/m{n}": Source(Language.PYTHON, "x = 1") for n in range(4)}
    analysis = read(source, Context(sources=sources, limits=Limits(imports=2)))
    assert analysis.reads == ("f/shared/m0", "f/shared/m1")
    assert "TOO_MANY" in {row.code for row in analysis.diagnostics}


def test_more_imports_of_nothing_than_the_limit_are_said() -> None:
    analysis = read("".join(f"from f.shared.m{n} import x\n" for n in range(4)), Context(limits=Limits(imports=2)))
    assert analysis.reads == ("f/shared/m0", "f/shared/m0/x", "f/shared/m1", "f/shared/m1/x")
    assert "TOO_MANY" in {row.code for row in analysis.diagnostics}


@pytest.mark.parametrize("start", ["s3:///a/", "a/"])
def test_a_function_is_followed_from_all_places_that_call_it(start: str) -> None:
    calls = "".join(f"  load('{start}{n}')\n" for n in range(100))
    found = uris(f"{IMPORT}def load(path):\n  wmill.load_s3_file(path)\ndef main():\n{calls}")
    assert set(found.values()) == {"READ"}
    assert len(found) == 100


def test_calls_in_more_ways_than_are_followed_are_said() -> None:
    """Each of 9 calls in each of 9 functions that are called themselves 9 times, with other arguments each time."""
    source = "def load(path):\n  wmill.load_s3_file(path)\n"
    for above, below in (("first", "load"), ("second", "first"), ("main", "second")):
        source += f"def {above}(path):\n" + "".join(f"  {below}(path + '{n}')\n" for n in range(9))
    analysis = read(IMPORT + source)
    assert "TOO_MANY" in {row.code for row in analysis.diagnostics}
