# pipeline
# partitioned daily
# materialize manual ducklake://lake/daily_totals
# freshness 1d


def main(run):
    run()
