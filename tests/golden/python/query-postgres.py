import wmill


def main(doc: str):
    wmill.datatable("shop").query(
        """
        SELECT o.doc ->> 'name', line.value
        FROM orders o
        CROSS JOIN LATERAL jsonb_array_elements(o.doc -> 'lines') AS line
        WHERE o.doc @> $1::jsonb AND EXISTS (SELECT 1 FROM refunds r WHERE r.order_id = o.id)
        FOR UPDATE OF o SKIP LOCKED
        """,
        doc,
    ).fetch()
