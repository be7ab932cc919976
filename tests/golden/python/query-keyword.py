import wmill


def main():
    return wmill.datatable("shop").query(sql="SELECT * FROM orders").fetch()
