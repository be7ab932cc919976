from dataclasses import dataclass
import wmill


@dataclass
class Table:
    name: str

    def uri(self, layer):
        return f"s3:///{layer}/{self.name}.parquet"

    @property
    def raw(self):
        return self.uri("raw")


def main():
    for t in [Table("a"), Table("b")]:
        wmill.load_s3_file(t.raw)
        wmill.write_s3_file(t.uri("gold"), b"")
