from dataclasses import dataclass, field
import wmill


@dataclass
class Base:
    name: str
    layer: str = "raw"
    tags: list = field(default_factory=list)


@dataclass
class Child(Base):
    ext: str = "csv"


def main():
    c = Child("x", ext="json")
    wmill.load_s3_file({"s3": f"{c.layer}/{c.name}.{c.ext}"})
