import wmill


def load(key):
    return wmill.load_s3_file({"s3": key})


STEPS = {"first": load, "second": load}


def main(step: str):
    STEPS["first"]("steps/a.csv")
    STEPS["second"]("steps/b.csv")
