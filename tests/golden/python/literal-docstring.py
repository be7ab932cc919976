"""s3:///raw/module.csv"""

# s3:///raw/comment.csv


class Job:
    """s3:///raw/class.csv"""

    def run(self):
        "s3:///raw/method.csv"
        return 1  # "s3:///raw/trailing.csv"
