import wmill

client = wmill.Windmill()


def main():
    client.get_duckdb_connection_settings("f/data/minio")
    client.get_polars_connection_settings("f/data/lake")
    return client.get_boto3_connection_settings(s3_resource_path="f/data/aws")
