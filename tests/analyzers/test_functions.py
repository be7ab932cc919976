"""The tables of functions hold together."""

from __future__ import annotations

import pytest

from analyzers.functions import DUCK_TYPED, ELEMENTS, FUNCTIONS, SAME_MODULE, Function, Role, find, methods, module_of
from analyzers.language import Language

LANGUAGES = (Language.PYTHON, Language.TYPESCRIPT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_hides_another(language: Language) -> None:
    names = [(row.owner, row.name) for row in FUNCTIONS[language]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_row_returns_has_methods(language: Language) -> None:
    owners = {row.owner for row in FUNCTIONS[language]} | set(ELEMENTS)
    clients_of_commands = {"@aws-sdk/client-s3.S3Client"}
    returned = {row.returns for row in FUNCTIONS[language] if row.returns and not _is_given_on(row)}
    assert returned - owners <= clients_of_commands


def _is_given_on(row: Function) -> bool:
    """Whether other calls take what the row returns, as a connection, a table or a text."""
    return row.opens is not None or bool({Role.TABLE, Role.STATEMENT} & row.roles.keys())


@pytest.mark.parametrize("language", LANGUAGES)
def test_buckets_come_with_keys_or_prefixes(language: Language) -> None:
    for row in FUNCTIONS[language]:
        roles = {argument.role for argument in row.arguments}
        if Role.BUCKET in roles and row.access is not None:
            assert roles & {Role.KEY, Role.PREFIX}, row


def test_types_of_unknown_receivers_are_in_the_tables() -> None:
    assert {row.owner for rows in FUNCTIONS.values() for row in rows} >= DUCK_TYPED


def test_modules_under_another_name() -> None:
    for module in SAME_MODULE.values():
        assert any(row.owner == module for rows in FUNCTIONS.values() for row in rows), module
    assert find(Language.PYTHON, "wmill.client", "get_resource") == find(Language.PYTHON, "wmill", "get_resource")
    assert find(Language.TYPESCRIPT, "windmill-client.default", "getResource") is not None


def test_methods_of_unknown_receivers() -> None:
    rows = methods(Language.PYTHON, "to_parquet")
    assert {module_of(row) for row in rows} == {"pandas", "duckdb"}
    assert methods(Language.PYTHON, "execute") == ()
