"""Functions of Python's data-frame and query libraries that read or write a location."""

from __future__ import annotations

from analyzers.facts import Access
from analyzers.functions.row import Argument, Function, Role

READ, WRITE, UNKNOWN = Access.READ, Access.WRITE, Access.UNKNOWN


def _each(owner: str, names: str, access: Access, position: int | None, keyword: str) -> tuple[Function, ...]:
    """Functions of one owner that take the location at one place."""
    arguments = (Argument(Role.LOCATION, position, keyword), Argument(Role.FILESYSTEM, None, "filesystem"))
    return tuple(Function(owner, name, access, arguments) for name in names.split())


def _sql(owner: str, names: str, *values: Argument) -> tuple[Function, ...]:
    """Functions of one owner that take DuckDB's SQL first, and values that are bound to it."""
    return tuple(Function(owner, name, arguments=(Argument(Role.SQL, 0, "query"), *values)) for name in names.split())


PANDAS = (
    *_each("pandas", "read_csv read_table read_fwf", READ, 0, "filepath_or_buffer"),
    *_each("pandas", "read_json read_html read_xml", READ, 0, "path_or_buf"),
    *_each("pandas", "read_hdf", READ, 0, "path_or_buf"),
    *_each("pandas", "read_parquet read_feather read_orc read_spss", READ, 0, "path"),
    *_each("pandas", "read_excel", READ, 0, "io"),
    *_each("pandas", "read_pickle read_stata read_sas", READ, 0, "filepath_or_buffer"),
    *_each("pandas", "ExcelFile", READ, 0, "path_or_buffer"),
    *_each("pandas", "ExcelWriter", WRITE, 0, "path"),
    *_each("pandas.DataFrame", "to_csv to_json to_hdf", WRITE, 0, "path_or_buf"),
    *_each("pandas.DataFrame", "to_parquet to_feather to_orc to_pickle to_stata", WRITE, 0, "path"),
    *_each("pandas.DataFrame", "to_excel", WRITE, 0, "excel_writer"),
    *_each("pandas.DataFrame", "to_html to_markdown to_string to_latex", WRITE, 0, "buf"),
    *_each("pandas.DataFrame", "to_xml", WRITE, 0, "path_or_buffer"),
    *_each("geopandas", "read_file read_parquet read_feather", READ, 0, "filename"),
    *_each("geopandas.GeoDataFrame", "to_file", WRITE, 0, "filename"),
)

POLARS = (
    *_each(
        "polars", "read_csv scan_csv read_parquet scan_parquet read_json read_ndjson scan_ndjson", READ, 0, "source"
    ),
    *_each("polars", "read_ipc scan_ipc read_ipc_stream read_avro read_excel read_ods read_lines", READ, 0, "source"),
    *_each("polars", "read_delta scan_delta scan_iceberg scan_pyarrow_dataset", READ, 0, "source"),
    *_each(
        "polars.DataFrame", "write_csv write_parquet write_json write_ndjson write_ipc write_avro", WRITE, 0, "file"
    ),
    *_each("polars.DataFrame", "write_delta write_iceberg", WRITE, 0, "target"),
    *_each("polars.DataFrame", "write_excel", WRITE, 0, "workbook"),
    *_each("polars.LazyFrame", "sink_csv sink_parquet sink_json sink_ndjson sink_ipc", WRITE, 0, "path"),
    *_each("polars.LazyFrame", "sink_delta", WRITE, 0, "target"),
)

PYARROW = (
    *_each("pyarrow.parquet", "read_table ParquetDataset read_pandas", READ, 0, "source"),
    *_each("pyarrow.parquet", "read_metadata read_schema write_metadata", READ, 0, "where"),
    *_each("pyarrow.parquet", "ParquetFile", READ, 0, "source"),
    *_each("pyarrow.parquet", "write_table", WRITE, 1, "where"),
    *_each("pyarrow.parquet", "ParquetWriter", WRITE, 0, "where"),
    *_each("pyarrow.parquet", "write_to_dataset", WRITE, 1, "root_path"),
    *_each("pyarrow.csv", "read_csv open_csv", READ, 0, "input_file"),
    *_each("pyarrow.csv", "write_csv", WRITE, 1, "output_file"),
    *_each("pyarrow.json", "read_json", READ, 0, "input_file"),
    *_each("pyarrow.feather", "read_table read_feather", READ, 0, "source"),
    *_each("pyarrow.feather", "write_feather", WRITE, 1, "dest"),
    *_each("pyarrow.orc", "read_table", READ, 0, "source"),
    *_each("pyarrow.orc", "write_table", WRITE, 1, "where"),
    *_each("pyarrow.dataset", "dataset", READ, 0, "source"),
    *_each("pyarrow.dataset", "write_dataset", WRITE, 1, "base_dir"),
)

_CONNECTION = "duckdb.DuckDBPyConnection"
_RELATION = "duckdb.DuckDBPyRelation"

DUCKDB = (
    Function("duckdb", "connect", READ, (Argument(Role.LOCATION, 0, "database"),), returns=_CONNECTION),
    Function(_CONNECTION, "cursor", returns=_CONNECTION),
    *(
        row
        for owner in ("duckdb", _CONNECTION)
        for row in (
            *_sql(owner, "sql query from_query", Argument(Role.VALUES, None, "params")),
            *_sql(owner, "execute", Argument(Role.VALUES, 1, "parameters")),
            *_sql(owner, "executemany"),
            *_each(owner, "read_csv from_csv_auto", READ, 0, "path_or_buffer"),
            *_each(owner, "read_json", READ, 0, "path_or_buffer"),
            *_each(owner, "read_parquet from_parquet", READ, 0, "file_glob"),
        )
    ),
    *_each(_RELATION, "to_csv write_csv to_parquet write_parquet", WRITE, 0, "file_name"),
)

_DELTA, _OPTIMIZER = "deltalake.DeltaTable", "deltalake.TableOptimizer"
_DELTA_CHANGES = "merge update delete vacuum restore repair create_checkpoint cleanup_metadata"

DELTALAKE = (
    Function("deltalake", "DeltaTable", READ, (Argument(Role.LOCATION, 0, "table_uri"),), returns=_DELTA),
    *_each("deltalake", "write_deltalake", WRITE, 0, "table_or_uri"),
    *_each("deltalake", "convert_to_deltalake", WRITE, 0, "uri"),
    *_each(_DELTA, "create", WRITE, 0, "table_uri"),
    *_each(_DELTA, "is_deltatable", READ, 0, "table_uri"),
    *(Function(_DELTA, name, WRITE) for name in _DELTA_CHANGES.split()),
    Function(_DELTA, "optimize", returns=_OPTIMIZER, is_attribute=True),
    *(Function(_OPTIMIZER, name, WRITE) for name in ("compact", "z_order")),
)

OTHERS = (
    *_each("awswrangler.s3", "read_csv read_parquet read_json read_excel read_orc read_fwf", READ, 0, "path"),
    *_each("awswrangler.s3", "read_parquet_metadata read_parquet_table read_deltalake download", READ, 0, "path"),
    *_each("awswrangler.s3", "select_query", READ, 1, "path"),
    *_each("awswrangler.s3", "to_csv to_parquet to_json to_excel to_orc to_deltalake", WRITE, 1, "path"),
    Function(
        "awswrangler.s3",
        "merge_datasets",
        WRITE,
        (Argument(Role.LOCATION, 0, "source_path", READ), Argument(Role.LOCATION, 1, "target_path")),
    ),
    *_each("awswrangler.s3", "upload", WRITE, 1, "path"),
    *_each("awswrangler.s3", "delete_objects", WRITE, 0, "path"),
    *_each("xarray", "open_dataset open_zarr open_mfdataset open_dataarray", READ, 0, "filename_or_obj"),
    *_each("xarray.Dataset", "to_zarr", WRITE, 0, "store"),
    *_each("xarray.Dataset", "to_netcdf", WRITE, 0, "path"),
)

PYTHON_FRAMES: tuple[Function, ...] = (*PANDAS, *POLARS, *PYARROW, *DUCKDB, *DELTALAKE, *OTHERS)
