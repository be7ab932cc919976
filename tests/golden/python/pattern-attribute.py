import wmill


def main(rows: list):
    for row in rows:
        wmill.write_s3_file(f"s3:///out/{row.country}/{row.id}.json", b"{}")
