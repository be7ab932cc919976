import wmill

BEST = """
SELECT customer_id, country, sum(amount_eur) AS revenue
FROM order_facts
GROUP BY customer_id, country
ORDER BY revenue DESC
LIMIT 100
"""


def main() -> int:
    best = wmill.ducklake().query(BEST).fetch()
    table = wmill.datatable("shop")
    table.query("DELETE FROM top_customers").execute()
    for row in best:
        table.query(
            "INSERT INTO top_customers (customer_id, country, revenue) VALUES ($1, $2, $3)",
            row["customer_id"],
            row["country"],
            row["revenue"],
        ).execute()
    return len(best)
