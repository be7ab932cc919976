import wmill


def main():
    wmill.datatable("shop").query(
        "INSERT INTO totals (day, total) SELECT day, sum(amount) FROM orders GROUP BY day"
    ).execute()
