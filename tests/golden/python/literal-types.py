from typing import Annotated, Literal

Kind = Literal["s3:///no/a.csv", "s3:///no/b.csv"]


def main(kind: Literal["s3:///no/c.csv"] = "s3:///yes/d.csv", note: Annotated[str, "s3:///no/e.csv"] = ""):
    return kind == "s3:///yes/f.csv"
