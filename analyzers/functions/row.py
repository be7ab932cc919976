"""A row of the tables of functions: which argument of a call names which data, and what the call does to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from analyzers.asset import AssetKind
from analyzers.facts import Access
from analyzers.language import Language


class Role(Enum):
    """What an argument is."""

    OBJECT = "an S3 object of the workspace: a URI, a bare path, or a mapping with `s3` and `storage`"
    OBJECTS = "a list of such objects"
    RESOURCE = "a resource: a URI or a bare path; getting one is UNKNOWN whatever the row's access"
    STORE = "a resource that the objects of this call lie in; where one is given, they are none of the workspace's"
    NAME = "the name of a data table or DuckLake"
    SQL = "an SQL text, in the dialect and database of its owner"
    VALUES = "what that SQL's parameters are given: a list, or a mapping by name; under `**` all keywords"
    TABLE = "a table's name, in the database of its owner"
    SCHEMA = "the schema of that table"
    CATALOG = "the database that the schema of that table is in, beside the one of its owner"
    STATEMENT = "an SQL text that what the call gives stands for, until a connection is given it"
    SELECT = "an SQL query whose tables are read, in the database of its owner"
    LOCATION = "a URI as other libraries take it (`s3://bucket/key`), a list of them, or a file under a volume's mount"
    MODE = "the mode of opening, as in `open`; it decides the access of the call"
    BUCKET = "a bucket: with the key, an object"
    KEY = "a key within the bucket"
    PREFIX = "what the keys of all the objects that are meant begin with"
    BUCKET_PATH = "a bucket and a key in one text: `bucket/key`, `/bucket/key` or a URI"
    COPY_SOURCE = "where a copy comes from: a BUCKET_PATH, or a mapping with `Bucket` and `Key`"
    FILESYSTEM = "a file system: where it is one of S3, a LOCATION of the call is a BUCKET_PATH"
    SERVICE = "the service that is asked for: the row holds for S3 alone (`s3`, `s3a`)"
    SETTINGS = "what a database is reached with: settings, an address, or a connection that is open already"
    DRIVER = "the name of a driver, which tells what the database speaks: `postgresql+psycopg2`"
    METHOD = "the name of another function of the same owner, whose access counts"
    SCRIPT = "the path of a script that the call runs"
    FLOW = "the path of a flow that the call runs"
    S3 = "the key of an S3 object that is constructed"
    STORAGE = "the storage of an S3 object that is constructed"

    __hash__ = object.__hash__  # the enumeration's own is a call in Python


@dataclass(frozen=True, slots=True)
class Argument:
    """Where an argument stands.

    ``position`` counts from 0, None where it is given by keyword alone; ``keyword`` is its name. Where both are None it
    is what the receiver was made with. A keyword may go on as
    a path into mappings: ``Delete.Objects.*.Key``, with ``*`` for each element of a list. TypeScript has no keywords,
    so there it is the path alone, ``.Bucket``; None where the argument itself is meant.

    ``access`` is what the call does to this argument, where it is not the access of the row. ``default`` is the
    value of an argument that is left out; None: it then names nothing.
    """

    role: Role
    position: int | None
    keyword: str | None = None
    access: Access | None = None
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method; one without a name is a value of the type that is called itself.

    ``owner`` is the module that exports it (``pandas``, ``windmill-client``) or the type that has it as a method
    (``pandas.DataFrame``): the module, a dot, the type's name. ``access`` is what a call does to the data that its
    arguments name. Where it is None the call does nothing yet: its arguments belong to the value that it returns, whose
    methods act on them (``Bucket("b").upload_file(file, key)``: a bucket from the one, a key from the other;
    ``client.table("orders").insert(rows)``: a table from the one, its access from the other).
    ``returns`` is the type of that value, an owner of further rows. ``opens`` is the kind of database that the value
    is a handle of; ``splits`` tells whether its name is read as ``name:schema``. A row that opens a RESOURCE is the
    connection of a driver, to the resource that its SETTINGS come from, the first of them that tells; ``speaks`` is its
    SQL, None where the address tells it.
    ``lists`` is the way to the keys of the objects that a call lists, in what it gives: ``Contents.*.Key``.
    ``is_opaque`` marks what leads to queries that are not read: it is said that their tables are unknown.
    ``is_attribute`` marks what is read and not called: a value of the type that it ``returns``, or the bucket or the
    key that its owner is made of, as ``gives`` says. ``roles`` is the first argument of each role.
    """

    owner: str
    name: str
    access: Access | None = None
    arguments: tuple[Argument, ...] = ()
    returns: str | None = None
    opens: AssetKind | None = None
    splits: bool = False
    speaks: Language | None = None
    lists: str | None = None
    is_opaque: bool = False
    is_attribute: bool = False
    gives: Role | None = None
    roles: Mapping[Role, Argument] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "roles", {argument.role: argument for argument in reversed(self.arguments)})
