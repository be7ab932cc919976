RAW = "s3:///raw/"
OUT = "s3:///out/"


def main(run):
    run(RAW + "a.csv", OUT + "b.csv")
    run(OUT)
