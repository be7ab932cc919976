import wmill

db = wmill.datatable("shop")


def main():
    db.query(
        "INSERT INTO orders (id, total) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET total = EXCLUDED.total", 1, 2
    )
    db.query("UPDATE items SET price = price * 2 WHERE id = 7").execute()
    db.query("DELETE FROM carts RETURNING id").fetch()
