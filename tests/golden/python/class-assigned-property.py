import wmill


class Export:
    def __init__(self):
        self._path = "base.csv"

    @property
    def path(self):
        return f"raw/{self._path}"

    @path.setter
    def path(self, value):
        self._path = value

    def run(self):
        wmill.write_s3_file({"s3": self.path}, b"")


def main():
    job = Export()
    job.path = "moved.csv"
    job.run()
