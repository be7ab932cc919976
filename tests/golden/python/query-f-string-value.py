import wmill


def main(customer: int):
    return wmill.datatable("shop").query(f"SELECT * FROM orders WHERE customer_id = {customer}").fetch()
