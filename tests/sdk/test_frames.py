"""polars, pyarrow and pandas on a real S3, which they reach by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.sdk.headrace_server import Recorder

BEGIN = """
    import os, headrace
    headrace.instrument()
    bucket, endpoint = os.environ["BUCKET"], os.environ["AWS_ENDPOINT_URL"]
    base = f"s3://{bucket}"
"""

POLARS = (
    BEGIN
    + """
    import polars as pl
    options = {"aws_endpoint_url": endpoint, "aws_access_key_id": "t", "aws_secret_access_key": "t",
               "aws_region": "us-east-1", "aws_allow_http": "true"}
    frame = pl.DataFrame({"n": [1, 2]})
    frame.write_parquet(f"{base}/a.parquet", storage_options=options)
    assert pl.read_parquet(f"{base}/a.parquet", storage_options=options).height == 2
    pl.scan_parquet(f"{base}/*.parquet", storage_options=options).sink_csv(f"{base}/b.csv", storage_options=options)
    assert pl.scan_csv([f"{base}/b.csv"], storage_options=options).collect().height == 2
    frame.write_csv("local.csv")
    pl.read_csv("local.csv")
    try:
        pl.read_parquet(f"{base}/none.parquet", storage_options=options)
    except Exception:
        pass
"""
)

PYARROW = (
    BEGIN
    + """
    import pyarrow, pyarrow.parquet as pq, pyarrow.dataset as ds
    from pyarrow.fs import S3FileSystem
    fs = S3FileSystem(endpoint_override=endpoint, access_key="t", secret_key="hush", region="us-east-1")
    table = pyarrow.table({"n": [1, 2]})
    pq.write_table(table, f"{bucket}/a.parquet", filesystem=fs)
    assert pq.read_table(f"{bucket}/a.parquet", filesystem=fs).num_rows == 2
    uri = f"s3://t:hush@{bucket}/a.parquet?endpoint_override={endpoint}&region=us-east-1"
    assert pq.read_table(uri).num_rows == 2
    with pq.ParquetWriter(f"{bucket}/b.parquet", table.schema, filesystem=fs) as writer:
        writer.write_table(table)
    pq.ParquetFile(f"{bucket}/b.parquet", filesystem=fs).close()
    ds.write_dataset(table, f"{bucket}/c", filesystem=fs, format="parquet")
    assert ds.dataset(f"{bucket}/c", filesystem=fs).count_rows() == 2
    pq.write_table(table, "local.parquet")
    pq.read_table("local.parquet")
"""
)

PANDAS = (
    BEGIN
    + """
    import pandas as pd
    from pyarrow.fs import S3FileSystem
    fs = S3FileSystem(endpoint_override=endpoint, access_key="t", secret_key="t", region="us-east-1")
    pd.DataFrame({"n": [1, 2]}).to_parquet(f"{bucket}/a.parquet", filesystem=fs)
    assert len(pd.read_parquet(f"{bucket}/a.parquet", filesystem=fs)) == 2
"""
)


@pytest.mark.parametrize(
    ("script", "touched"),
    [
        (
            POLARS,
            "WRITE a.parquet|READ a.parquet|READ *.parquet|WRITE b.csv|READ b.csv",
        ),
        (
            PYARROW,
            "WRITE a.parquet|READ a.parquet|READ a.parquet|WRITE b.parquet|READ b.parquet|WRITE c|READ c",
        ),
        (PANDAS, "WRITE a.parquet|READ a.parquet"),
    ],
    ids=["polars", "pyarrow", "pandas"],
)
def test_each_call_is_told_once(
    job: Callable[..., str], recorder: Recorder, bucket: str, script: str, touched: str
) -> None:
    job(script, HEADRACE_REPEAT_SECONDS="0")
    told = [f"{access} {uri.removeprefix(f's3://{bucket}/')}" for uri, access in recorder.touched("job-1")]
    assert told == touched.split("|")
    assert recorder.jobs["job-1"]["tracked"] is True
    assert "hush" not in str(recorder.batches)
