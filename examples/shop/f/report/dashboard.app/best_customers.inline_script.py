import wmill


def main(limit: int = 20) -> list:
    table = wmill.datatable("shop")
    return table.query("SELECT customer_id, country, revenue FROM top_customers LIMIT $1", limit).fetch()
