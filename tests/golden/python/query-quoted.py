import wmill


def main():
    wmill.datatable("shop").query('SELECT * FROM "Orders" JOIN ITEMS ON true').fetch()
    wmill.ducklake("lake").query('SELECT * FROM "Events" JOIN Days ON true').fetch()
