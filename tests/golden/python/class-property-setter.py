import wmill


class A:
    def __init__(self, n):
        self._n = n

    @property
    def key(self):
        return f"ps/{self._n}.csv"

    @key.setter
    def key(self, v):
        self._n = v


def main():
    wmill.load_s3_file({"s3": A("x").key})
