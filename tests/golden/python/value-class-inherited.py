import wmill


class Job:
    target = "s3:///out/none.csv"

    def run(self):
        wmill.write_s3_file(self.target, self.rows())

    def rows(self):
        return b""


class Orders(Job):
    target = "s3:///out/orders.csv"

    def rows(self):
        return wmill.load_s3_file("s3:///raw/orders.csv")


def main():
    Orders().run()
