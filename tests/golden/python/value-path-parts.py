import os
from pathlib import Path

import wmill


def main(day: str):
    source = "raw/2024.07/orders.csv"
    wmill.load_s3_file({"s3": "base/" + os.path.basename(source)})
    wmill.load_s3_file({"s3": f"{os.path.dirname(source)}/dir.csv"})
    wmill.load_s3_file({"s3": os.path.splitext(source)[0] + ".parquet"})
    root, ending = os.path.splitext(os.path.basename(source))
    wmill.load_s3_file({"s3": f"split/{root}-copy{ending}"})
    wmill.load_s3_file({"s3": f"bare/{os.path.splitext('raw.d/bare')[0]}"})
    dated = f"days/{day}.csv"
    wmill.load_s3_file({"s3": "dated/" + os.path.basename(dated)})
    wmill.load_s3_file({"s3": os.path.splitext(dated)[0] + ".json"})
    wmill.load_s3_file({"s3": os.path.dirname(dated) + "/unsure.csv"})
    wmill.load_s3_file({"s3": "path/" + os.path.basename(Path("x") / "y.csv")})
    wmill.load_s3_file({"s3": "{0}/{1:03d}.csv".format("padded", 7)})
    wmill.load_s3_file({"s3": "padded/{:>02}-{day:%Y}.csv".format(8, day=day)})
