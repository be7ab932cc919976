import wmill


def main(sql: str):
    return wmill.datatable("shop").query(sql).fetch()
