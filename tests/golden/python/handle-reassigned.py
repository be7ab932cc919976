import sqlite3

import wmill


def main():
    db = wmill.datatable("shop")
    db.query("SELECT * FROM orders").fetch()
    db = sqlite3.connect(":memory:")
    db.query("SELECT * FROM not_ours")
