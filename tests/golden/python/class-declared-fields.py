import wmill
from dataclasses import dataclass, field, replace
from pydantic import BaseModel, Field


@dataclass(frozen=True)
class Feed:
    name: str
    storage: str = "landing"
    regions: list[str] = field(default_factory=lambda: ["eu", "us"])
    ending: str = field(default="csv", repr=False)

    def key(self, region: str) -> str:
        return f"{self.name}/{region}.{self.ending}"


class Target(BaseModel):
    bucket: str = Field("lake", description="where it goes")
    prefix: str = Field(..., min_length=1)

    def uri(self, name: str) -> str:
        return f"s3://{self.bucket}/{self.prefix}/{name}"


def main():
    feed = Feed("rates")
    for region in feed.regions:
        wmill.load_s3_file({"s3": feed.key(region), "storage": feed.storage})
    clean = replace(feed, storage="clean", ending="parquet")
    wmill.write_s3_file({"s3": clean.key("all"), "storage": clean.storage}, b"")
    wmill.write_s3_file(Target(prefix="fx").uri("day.csv"), b"")
