import wmill


class Store:
    root = "s3:///raw"

    def path(self, name):
        return f"{self.root}/{name}.csv"

    def load(self):
        return wmill.load_s3_file(self.path("orders"))


def main():
    return Store().load()
