# asset: read s3:///raw/a.csv
# asset: write datatable://shop/orders
# asset: readwrite ducklake://lake/events
# asset: write res://u/me/session


def main(run):
    run("s3:///raw/a.csv")
