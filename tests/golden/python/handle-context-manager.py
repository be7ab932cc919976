from contextlib import contextmanager
import wmill


@contextmanager
def db():
    d = wmill.ducklake("wh")
    yield d


def main():
    with db() as d:
        d.query("select * from t1").fetch()
