import wmill


class Made:
    storage = "never"
    path = "made"

    def __init__(self, name):
        self.storage = "made"
        self.path += "/" + name

    def run(self):
        wmill.write_s3_file({"s3": self.path, "storage": self.storage}, b"")


class Here:
    path = "here"

    def run(self, name):
        self.path += f"/{name}.csv"
        wmill.write_s3_file({"s3": self.path}, b"")


class Later:
    path = "later"

    def extend(self):
        self.path += "/c.csv"

    def run(self):
        wmill.write_s3_file({"s3": self.path}, b"")


class Maybe:
    def __init__(self, test):
        self.path = "live.csv"
        if test:
            self.path = "test.csv"

    def run(self):
        wmill.write_s3_file({"s3": self.path}, b"")


def main(test: bool):
    Made("a.csv").run()
    Here().run("x")
    Here().run("y")
    later = Later()
    later.extend()
    later.run()
    Maybe(test).run()
