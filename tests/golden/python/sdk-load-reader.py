import wmill


def main():
    with wmill.load_s3_file_reader("s3://archive/2023/orders.parquet") as reader:
        return len(reader.read())
