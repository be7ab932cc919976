"""The rules that see assets: what an occurrence says of why it is one."""

from __future__ import annotations

RULES: dict[str, str] = {
    "sdk-call": "An argument of a function of the workspace's client library.",
    "library-call": "An argument of a function of a library that reads or writes data by URI.",
    "handle": "A handle of a data table or DuckLake whose use names no table.",
    "partition": "A table that a partition helper of a DuckLake handle reads or writes.",
    "s3-object": "An S3 object built by its constructor or declared as one.",
    "volume-file": "A file opened under the mount of a volume.",
    "uri-literal": "A string whose whole value is the URI of an asset.",
    "endpoint": "A resource that is fetched from the workspace's API by HTTP or with its command.",
    "annotation": "A header line that declares an asset.",
    "schema-default": "A default of an argument, in the schema of the arguments.",
    "playbook": "A resource that the header of an Ansible playbook declares.",
    "manifest": "A relation that the manifest of a dbt project names.",
    "static-input": "A value that a flow, app or schedule gives as it stands to what it runs.",
    "trigger": "An asset that a trigger is told to use.",
    "sql-table": "A table that an SQL statement reads or changes.",
    "sql-file": "A file that an SQL statement reads or writes.",
    "sql-attach": "A database or file that an SQL script attaches.",
    "sql-database": "A database that SQL uses without naming a table of it, or as a whole.",
}
"""Each rule's name and what it means, in one line."""
