import wmill


def a(k):
    wmill.load_s3_file({"s3": k})


def b(k):
    wmill.delete_s3_object({"s3": k})


OPS = {"read": a, "delete": b}


def main(op: str):
    OPS[op]("fd/x.csv")
    OPS["read"]("fd/y.csv")
