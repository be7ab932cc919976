"""Reports to a Headrace server which data a job reads and writes.

    import headrace

    headrace.instrument()

From then on, what the job accesses through `wmill`, boto3, DuckDB, polars and pyarrow is recorded. The other functions
are for scripts that run outside of Windmill, and have the same names as there."""

from __future__ import annotations

from headrace.connections import NotConnected
from headrace.files import load_s3_file, load_s3_file_reader, write_s3_file
from headrace.queries import datatable, ducklake
from headrace.record import flush, job
from headrace.resources import get_resource
from headrace.tracking import instrument
from headrace.uris import S3Object

__all__ = [
    "NotConnected",
    "S3Object",
    "datatable",
    "ducklake",
    "flush",
    "get_resource",
    "instrument",
    "job",
    "load_s3_file",
    "load_s3_file_reader",
    "write_s3_file",
]
