import wmill
from contextlib import closing


def main():
    a, b = wmill.datatable("a"), wmill.ducklake("b")
    a.query("select 1 from t1")
    b.query("select 1 from t2")
    if c := wmill.datatable("c"):
        c.query("select 1 from t3")
    with closing(wmill.datatable("d")) as d:
        d.query("select 1 from t4")
