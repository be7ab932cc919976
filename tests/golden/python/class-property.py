import wmill


class P:
    ROOT = "s3:///prop"

    @property
    def raw(self):
        return self.ROOT + "/raw.csv"

    @staticmethod
    def make(n):
        return "s3:///prop/" + n

    @classmethod
    def gold(cls):
        return f"{cls.ROOT}/gold.csv"


def main():
    p = P()
    wmill.load_s3_file(p.raw)
    wmill.load_s3_file(P.make("m.csv"))
    wmill.write_s3_file(P.gold(), b"")
