"""The schema: printed, described, and as it was promised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    is_specified_scalar_type,
)
from graphql.utilities import find_breaking_changes

from api.schema.build import SCHEMA, printed

ROOT = Path(__file__).parents[2]

NOT_YET = Path(__file__).parent / "not_yet.txt"
"""What is promised and does not work yet; a name that begins to work leaves this list."""


def test_the_printed_schema_is_the_one_in_the_repository() -> None:
    assert (ROOT / "schema.graphql").read_text() == printed(), "make schema prints it anew"


def test_everything_is_described() -> None:
    assert not [name for name, description in _descriptions() if not description]


def test_no_promise_is_broken() -> None:
    promised = build_schema((Path(__file__).parent / "contract.graphql").read_text())
    broken = find_breaking_changes(promised, SCHEMA)
    wrong = [change.description for change in broken if not change.type.name.endswith("_REMOVED")]
    assert not wrong
    missing = {change.description.removeprefix("Field ").removesuffix(" was removed.") for change in broken}
    assert missing == set(NOT_YET.read_text().splitlines())


def _descriptions() -> Iterator[tuple[str, str | None]]:
    for name, kind in SCHEMA.type_map.items():
        if name.startswith("__") or is_specified_scalar_type(kind):
            continue
        yield name, kind.description
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in kind.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument_name, argument in field.args.items():
                    yield f"{name}.{field_name}({argument_name})", argument.description
        elif isinstance(kind, GraphQLInputObjectType):
            for field_name, input_field in kind.fields.items():
                yield f"{name}.{field_name}", input_field.description
        else:
            assert isinstance(kind, GraphQLEnumType) or name in ("DateTime", "AssetURI", "JSON")
