"""Hooks for polars and pyarrow, which access S3 with clients of their own; they cover the parquet functions of
pandas."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any, NamedTuple

from headrace.hooks.wrap import Touched, argument, locations, tell
from headrace.record import Access


class Row(NamedTuple):
    """Functions with one argument that is a location. ``filesystem`` is the position of the argument with the file
    system of a path, -1 if it is keyword-only."""

    names: str
    access: Access
    position: int
    keyword: str
    owner: str = ""
    filesystem: int | None = None


POLARS = (
    Row(
        "read_csv read_parquet read_json read_ndjson read_ipc read_ipc_stream read_avro read_lines", "READ", 0, "source"
    ),
    Row(
        "read_excel read_ods read_delta read_parquet_schema read_parquet_metadata read_ipc_schema", "READ", 0, "source"
    ),
    Row("scan_csv scan_parquet scan_ndjson scan_ipc scan_lines scan_delta scan_iceberg", "READ", 0, "source"),
    Row("write_csv write_parquet write_json write_ndjson write_ipc write_ipc_stream", "WRITE", 1, "file", "DataFrame"),
    Row("write_avro", "WRITE", 1, "file", "DataFrame"),
    Row("write_excel", "WRITE", 1, "workbook", "DataFrame"),
    Row("write_delta write_iceberg", "WRITE", 1, "target", "DataFrame"),
    Row("sink_csv sink_parquet sink_ndjson sink_ipc", "WRITE", 1, "path", "LazyFrame"),
    Row("sink_delta sink_iceberg", "WRITE", 1, "target", "LazyFrame"),
)

PARQUET = (
    Row("read_table", "READ", 0, "source", filesystem=11),
    Row("read_metadata read_schema", "READ", 0, "where", filesystem=-1),
    Row("write_table", "WRITE", 1, "where", filesystem=-1),
    Row("write_to_dataset", "WRITE", 1, "root_path", filesystem=3),
    Row("write_metadata", "WRITE", 1, "where", filesystem=-1),
    Row("__init__", "READ", 1, "source", "ParquetFile", filesystem=-1),
    Row("__init__", "READ", 1, "path_or_paths", "ParquetDataset", filesystem=2),
    Row("__init__", "WRITE", 1, "where", "ParquetWriter", filesystem=3),
)

DATASET = (
    Row("dataset", "READ", 0, "source", filesystem=3),
    Row("write_dataset", "WRITE", 1, "base_dir", filesystem=7),
)


def hook_polars(polars: ModuleType) -> None:
    """`polars`. A lazy scan is recorded when it is created."""
    _hook(polars, POLARS)


def hook_parquet(parquet: ModuleType) -> None:
    """`pyarrow.parquet`."""
    _hook(parquet, PARQUET)


def hook_dataset(dataset: ModuleType) -> None:
    """`pyarrow.dataset`."""
    _hook(dataset, DATASET)


def _hook(module: ModuleType, rows: tuple[Row, ...]) -> None:
    for row in rows:
        if (owner := getattr(module, row.owner, None) if row.owner else module) is not None:
            for name in row.names.split():
                tell(owner, name, _touched(row))


def _touched(row: Row) -> Any:
    def touched(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Touched:
        place = argument(args, kwargs, row.position, row.keyword)
        uris = locations(place)
        if row.filesystem is not None:
            uris = [uri.partition("?")[0] for uri in uris]
            given = args[row.filesystem] if 0 <= row.filesystem < len(args) else kwargs.get("filesystem")
            if _is_s3(given):
                uris = [f"s3://{path}" for path in ([place] if isinstance(place, str) else place or ())]
        return [(uri, row.access) for uri in uris]

    return touched


def _is_s3(filesystem: Any) -> bool:
    """Whether it is pyarrow's own S3 file system; one of fsspec is covered by the hook for botocore."""
    return getattr(filesystem, "type_name", None) == "s3"
