import wmill


def main():
    wmill.datatable("shop").query("""
        CREATE TEMP TABLE recent AS SELECT * FROM orders WHERE at > now() - interval '1 day';
        INSERT INTO totals SELECT customer, sum(total) FROM recent GROUP BY customer;
    """).execute()
