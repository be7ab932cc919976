import wmill


class Base:
    layer = "raw"

    def __init__(self, table):
        self.table = table

    def uri(self):
        return f"s3:///{self.layer}/{self.table}.parquet"


class Gold(Base):
    layer = "gold"

    def __init__(self):
        super().__init__("sales")


def main():
    wmill.write_s3_file(Gold().uri(), b"")
    wmill.load_s3_file(Base("orders").uri())
