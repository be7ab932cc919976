"""Tables of the functions that name assets: the SDKs' and the common libraries', as data.

How a row is read (``row.py`` has the fields): when a call is resolved to an owner and a name, ``find`` gives its row.
Each argument of the row that the call has is evaluated and taken as its role says; what it names gets the argument's
own access, else the row's. BUCKET and KEY together name one object, whether they come from this call or from the one
that made its receiver; a PREFIX in place of the KEY names all objects whose keys begin with it. Rows with ``returns``
type the value of the call; rows of that owner are its methods. A row that ``lists`` gives the keys of objects. A row
that ``opens`` makes a handle named by its NAME, or, where it has a TABLE itself, acts on that database at once. A
driver's connection is a handle of the resource that its SETTINGS come from; the SQL and the tables that it, or what it
``returns``, is given belong to that resource.

The type of a receiver is not always known. The owners in ``DUCK_TYPED`` have methods of telling names: on a receiver
of unknown type they count too, provided that the owner's module (``module_of``) is imported in the text.

Adding a library is adding rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from analyzers.functions.python_drivers import PYTHON_DRIVERS
from analyzers.functions.python_frames import PYTHON_FRAMES
from analyzers.functions.python_sdk import PYTHON_SDK
from analyzers.functions.python_storage import PYTHON_STORAGE
from analyzers.functions.row import Argument, Function, Role
from analyzers.functions.typescript_builders import TYPESCRIPT_BUILDERS
from analyzers.functions.typescript_drivers import TYPESCRIPT_DRIVERS
from analyzers.functions.typescript_libraries import TYPESCRIPT_LIBRARIES
from analyzers.functions.typescript_sdk import TYPESCRIPT_SDK
from analyzers.language import Language

DRIVERS: Mapping[Language, tuple[Function, ...]] = MappingProxyType(
    {
        Language.PYTHON: PYTHON_DRIVERS,
        Language.TYPESCRIPT: (*TYPESCRIPT_DRIVERS, *TYPESCRIPT_BUILDERS),
        Language.JAVASCRIPT: (*TYPESCRIPT_DRIVERS, *TYPESCRIPT_BUILDERS),
    }
)
"""The functions of database drivers: they name an asset only where the value of a resource reaches them."""

FUNCTIONS: Mapping[Language, tuple[Function, ...]] = MappingProxyType(
    {
        Language.PYTHON: (*PYTHON_SDK, *PYTHON_FRAMES, *PYTHON_STORAGE, *DRIVERS[Language.PYTHON]),
        Language.TYPESCRIPT: (*TYPESCRIPT_SDK, *TYPESCRIPT_LIBRARIES, *DRIVERS[Language.TYPESCRIPT]),
        Language.JAVASCRIPT: (*TYPESCRIPT_SDK, *TYPESCRIPT_LIBRARIES, *DRIVERS[Language.JAVASCRIPT]),
    }
)

SAME_MODULE: Mapping[str, str] = MappingProxyType(
    {
        "wmill.client": "wmill",
        "wmill.s3_types": "wmill",
        "modin.pandas": "pandas",
        "dask.dataframe": "pandas",
        "_io": "io",
        "@bradenmacdonald/s3-lite-client": "s3_lite_client",
        "globalThis.Deno": "Deno",
        "globalThis.Bun": "Bun",
        "bun": "Bun",
    }
)
"""Modules that export what another one does."""

ELEMENTS: Mapping[str, str] = MappingProxyType(
    {"boto3.ObjectCollection": "boto3.Object", "boto3.ObjectPages": "boto3.ObjectCollection"}
)
"""Types of collections, with the type of what a loop over one goes through."""

DUCK_TYPED: frozenset[str] = frozenset(
    {
        "pandas.DataFrame",
        "geopandas.GeoDataFrame",
        "polars.DataFrame",
        "polars.LazyFrame",
        "duckdb.DuckDBPyRelation",
        "xarray.Dataset",
        "boto3.S3Client",
        "@aws-sdk/client-s3.S3",
        "aws-sdk.S3",
        "nodejs-polars.DataFrame",
        "nodejs-polars.LazyDataFrame",
    }
)
"""Types whose methods count on a receiver of unknown type, where their module is imported."""

_BY_NAME = {
    language: MappingProxyType({(row.owner, row.name): row for row in rows}) for language, rows in FUNCTIONS.items()
}
_METHODS: dict[Language, dict[str, tuple[Function, ...]]] = {
    language: {
        name: tuple(row for row in rows if row.name == name and row.owner in DUCK_TYPED)
        for name in {row.name for row in rows if row.owner in DUCK_TYPED}
    }
    for language, rows in FUNCTIONS.items()
}


def find(language: Language, owner: str, name: str) -> Function | None:
    """The row of a function of a module, or of a method of a type; None where there is none."""
    rows = _BY_NAME[language]
    row = rows.get((owner, name)) or (None if name else rows.get((owner, "default")))
    if row is not None:
        return row
    owner = owner.removesuffix(".default")  # a default import of a module that has no such export is the module
    return rows.get((SAME_MODULE.get(owner, owner), name))


def methods(language: Language, name: str) -> tuple[Function, ...]:
    """The rows of a method that counts on a receiver of unknown type, where ``module_of`` the row is imported."""
    return _METHODS[language].get(name, ())


def module_of(row: Function) -> str:
    """The module that must be imported for a method of unknown receiver to count."""
    return row.owner.rpartition(".")[0]


__all__ = [
    "DRIVERS",
    "DUCK_TYPED",
    "ELEMENTS",
    "FUNCTIONS",
    "SAME_MODULE",
    "Argument",
    "Function",
    "Role",
    "find",
    "methods",
    "module_of",
]
