def main(run):
    run("datatable://main/public.orders", "datatable://main/orders")
    run("ducklake://lake/main.orders")
    run("s3://_default_/raw/a.csv")
    run('dbt://main/"Analytics"/"Orders"')
    run("volume://models/v1/best.bin", "volume://models/v2/best.bin")
