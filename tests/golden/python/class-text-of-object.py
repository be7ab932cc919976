import wmill


class Path:
    def __init__(self, layer: str, name: str):
        self.layer = layer
        self.name = name

    @property
    def uri(self) -> str:
        return f"s3://lake/{self.layer}/{self.name}.parquet"

    def __str__(self) -> str:
        return self.uri


def main():
    for path in [Path("bronze", "events"), Path("silver", "sessions")]:
        wmill.load_s3_file(str(path))
    wmill.write_s3_file(f"{Path('gold', 'summary')}", b"")
