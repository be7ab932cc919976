export function main(run: (...uris: string[]) => void) {
  run(
    "s3://archive/a.csv",
    "res://u/me/pg",
    '$res:f/shop/mysql',
    `datatable://stock`,
    "datatable://main/sales.orders",
    "ducklake://lake/orders",
    "volume://models/best.bin",
    "dbt://main/analytics/orders",
  );
}
