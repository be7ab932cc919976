import wmill

PATHS = {"raw": "s3:///gk/raw.csv", "gold": "s3:///gk/gold.csv"}


def main(layer: str):
    wmill.load_s3_file(PATHS.get(layer, "s3:///gk/none.csv"))
