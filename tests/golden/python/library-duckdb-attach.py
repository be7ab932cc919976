import duckdb


def main():
    duckdb.sql("""
        ATTACH 'ducklake://lake' AS lake;
        ATTACH 'datatable://shop' AS shop;
        INSERT INTO lake.orders SELECT * FROM shop.sales.orders;
    """)
