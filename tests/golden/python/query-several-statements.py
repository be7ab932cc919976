import wmill


def main():
    wmill.datatable("shop").query("""
        -- first FROM old_orders
        DELETE FROM staging; /* then */
        INSERT INTO staging SELECT * FROM orders;
    """).execute()
