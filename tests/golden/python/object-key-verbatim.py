import wmill


def main():
    wmill.load_s3_file({"s3": "raw/a%20b.csv"})
    wmill.load_s3_file("s3:///raw//double.csv")
    wmill.load_s3_file("s3:///raw/./dot.csv")
    wmill.load_s3_file({"s3": "raw/ trailing "})
