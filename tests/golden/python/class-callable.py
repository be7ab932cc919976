import wmill


class Step:
    folder: str

    def __init__(self, table):
        self.table = table

    def __call__(self, day):
        self.save(wmill.load_s3_file(f"s3:///raw/{self.table}/{day}.csv"))

    def save(self, rows):
        wmill.write_s3_file(f"s3:///{self.folder}/{self.table}.csv", rows)


class Clean(Step):
    folder = "clean"


class Report(Step):
    folder = "report"


STEPS = [Clean("orders"), Report("visits")]


def main():
    for step in STEPS:
        step("monday")
