import wmill

path = "s3:///raw/module.csv"


class Job:
    path = "s3:///raw/class.csv"

    def run(self):
        return wmill.load_s3_file(path)
