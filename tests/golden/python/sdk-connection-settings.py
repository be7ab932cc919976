import wmill


def main():
    duck = wmill.duckdb_connection_settings("f/data/minio")
    frame = wmill.polars_connection_settings(s3_resource_path="$res:f/data/backup")
    boto = wmill.boto3_connection_settings("u/me/aws")
    return duck, frame, boto
