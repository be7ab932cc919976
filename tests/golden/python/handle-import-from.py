import wmill as w
from wmill import datatable, ducklake as lake


def main():
    datatable("shop").query("SELECT * FROM orders").fetch()
    lake().query("SELECT * FROM events").fetch()
    w.datatable().query("SELECT * FROM runs").fetch()
