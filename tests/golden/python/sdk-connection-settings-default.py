import wmill


def main():
    return wmill.duckdb_connection_settings(), wmill.boto3_connection_settings("")
