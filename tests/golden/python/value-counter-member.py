import wmill


class Parts:
    def __init__(self):
        self.part = 0
        self.page = 0

    def flush(self, rows):
        wmill.write_s3_file(f"s3:///parts/{self.part:04d}.csv", rows)
        self.part += 1

    def turn(self, rows):
        wmill.write_s3_file(f"s3:///pages/{self.page}.csv", rows)
        self.page = self.page + 1


def main(batches: list):
    parts = Parts()
    for batch in batches:
        parts.flush(batch)
        parts.turn(batch)
