from deltalake import DeltaTable, write_deltalake


def main(rows):
    table = DeltaTable("s3://lake/gold")
    table.merge(rows, predicate="s.id = t.id").when_matched_update_all().execute()
    DeltaTable("s3://lake/old").optimize.compact()
    write_deltalake("s3://lake/copy", DeltaTable("s3://lake/silver").to_pyarrow_table())
