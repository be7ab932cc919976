"""What botocore does on a real S3, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.sdk.headrace_server import Recorder

BEGIN = """
    import os
    import headrace
    headrace.instrument()
    import boto3
    s3, bucket = boto3.client("s3"), os.environ["BUCKET"]
"""


def test_each_operation_has_its_direction(job: Callable[..., str], recorder: Recorder, bucket: str) -> None:
    job(
        BEGIN
        + """
    s3.put_object(Bucket=bucket, Key="in/ä b?.csv", Body=b"a,b")
    s3.get_object(Bucket=bucket, Key="in/ä b?.csv")["Body"].read()
    s3.copy_object(Bucket=bucket, Key="copy %41?", CopySource={"Bucket": bucket, "Key": "in/ä b?.csv"})
    s3.copy_object(Bucket=bucket, Key="again", CopySource=f"/{bucket}/copy %41?")
    s3.head_object(Bucket=bucket, Key="again")
    s3.list_objects_v2(Bucket=bucket, Prefix="in/")
    s3.delete_object(Bucket=bucket, Key="again")
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "x"}, {"Key": "y"}]})
    s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "signed"})
    """,
        HEADRACE_REPEAT_SECONDS="0",
    )
    assert recorder.touched("job-1") == [
        (f"s3://{bucket}/in/ä b?.csv", "WRITE"),
        (f"s3://{bucket}/in/ä b?.csv", "READ"),
        (f"s3://{bucket}/copy %41?", "WRITE"),
        (f"s3://{bucket}/in/ä b?.csv", "READ"),
        (f"s3://{bucket}/again", "WRITE"),
        (f"s3://{bucket}/copy %41?", "READ"),
        (f"s3://{bucket}/again", "READ"),
        (f"s3://{bucket}/again", "WRITE"),
        (f"s3://{bucket}/x", "WRITE"),
        (f"s3://{bucket}/y", "WRITE"),
        (f"s3://{bucket}/signed", "READ"),
    ]


def test_what_fails_is_not_told(job: Callable[..., str], recorder: Recorder, bucket: str) -> None:
    job(
        BEGIN
        + """
    for call in (
        lambda: s3.get_object(Bucket=bucket, Key="nothing"),
        lambda: s3.put_object(Bucket="no-such-bucket", Key="a", Body=b""),
        lambda: s3.get_object(Bucket=bucket, Key=""),
        lambda: s3.get_object(Bucket=bucket, Kee="a"),
    ):
        try:
            call()
        except Exception as error:
            print(type(error).__name__)
        else:
            raise SystemExit("no failure")
    """
    )
    told = recorder.jobs["job-1"]
    assert told["accesses"] == []
    assert told["tracked"] is True


def test_transfers_in_threads_belong_to_the_job(job: Callable[..., str], recorder: Recorder, bucket: str) -> None:
    """Uploads and downloads in parts, by threads of boto3's own, within a job that was opened by hand."""
    job(
        BEGIN
        + """
    from boto3.s3.transfer import TransferConfig
    parts = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20, max_concurrency=4)
    open("big", "wb").write(b"x" * (11 << 20))
    with headrace.job("f/etl/by_hand", job_id="by-hand"):
        s3.upload_file("big", bucket, "big", Config=parts)
        s3.download_file(bucket, "big", "again", Config=parts)
        boto3.resource("s3").Object(bucket, "big").delete()
    """,
        HEADRACE_REPEAT_SECONDS="60",
    )
    uri = f"s3://{bucket}/big"
    assert set(recorder.touched("by-hand")) == {(uri, "WRITE"), (uri, "READ")}
    assert recorder.touched("job-1") == []
    assert recorder.jobs["by-hand"]["runnable"] == {"kind": "SCRIPT", "path": "f/etl/by_hand"}


def test_clients_made_before_a_library_is_hooked_twice_tell_once(
    job: Callable[..., str], recorder: Recorder, bucket: str
) -> None:
    job(
        """
    import os, boto3, headrace
    headrace.instrument()
    headrace.instrument()
    session = boto3.Session()
    for client in (boto3.client("s3"), session.client("s3"), session.resource("s3").meta.client):
        client.put_object(Bucket=os.environ["BUCKET"], Key=str(id(client)), Body=b"")
    boto3.client("sts")
    """,
        HEADRACE_REPEAT_SECONDS="0",
    )
    assert len(recorder.touched("job-1")) == 3
