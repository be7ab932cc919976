import wmill


class Job:
    source = "s3:///raw/orders.csv"
    target = "s3:///out/orders.csv"

    def run(self):
        wmill.write_s3_file(self.target, wmill.load_s3_file(Job.source))


def main():
    Job().run()
