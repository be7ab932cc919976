import wmill

db = wmill.datatable("shop")


def main():
    db.query(
        "MERGE INTO stock s USING deliveries d ON s.id = d.id WHEN MATCHED THEN UPDATE SET n = s.n + d.n"
    ).execute()
    db.query("CREATE TABLE IF NOT EXISTS sales.orders (id int PRIMARY KEY)").execute()
    db.query("ALTER TABLE customers ADD COLUMN note text").execute()
    db.query("DROP TABLE IF EXISTS old_orders").execute()
