import wmill


def main(year: int):
    wmill.ducklake().upsert_partition(f"orders_{year}", "SELECT * FROM staging")
