import polars as pl
import wmill

from f.shared.lake import exchange_rates

RAW = "s3://shop-lake/raw/orders/*.ndjson"
CLEAN = "s3://shop-lake/clean/orders.parquet"


def main() -> dict:
    storage_options = wmill.polars_connection_settings().storage_options
    rates = exchange_rates()
    orders = (
        pl.scan_ndjson(RAW, storage_options=storage_options)
        .unique("order_id", keep="last")
        .filter(pl.col("state") != "test")
        .with_columns(
            (pl.col("amount") * pl.col("currency").replace_strict(rates, default=None)).alias("amount_eur"),
        )
        .collect()
    )
    orders.write_parquet(CLEAN, storage_options=storage_options)
    return {"orders": len(orders), "unknown_currencies": orders["amount_eur"].null_count()}
