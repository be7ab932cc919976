import wmill


def main(customer: int, since: str):
    db = wmill.datatable("shop")
    db.query("SELECT * FROM orders WHERE customer_id = $1 AND at > $2::date", customer, since).fetch()
    wmill.ducklake().query("SELECT * FROM events WHERE day = $day", day=since)
