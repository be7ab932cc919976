from pandas import DataFrame, read_json as load


def save(frame: DataFrame):
    frame.to_json("s3:///out/frame.json")


def main(day: str):
    save(load(f"s3:///raw/{day}.json"))
