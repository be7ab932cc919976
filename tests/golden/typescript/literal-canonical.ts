export function main(run: (...uris: string[]) => void) {
  run("datatable://main/public.orders", "datatable://main/orders");
  run("ducklake://lake/main.orders");
  run("s3://_default_/raw/a.csv");
  run('dbt://main/"Analytics"/"Orders"');
}
