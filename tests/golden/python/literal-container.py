def main(run):
    run("datatable://main", "datatable://main/orders")
    run("ducklake://lake")
