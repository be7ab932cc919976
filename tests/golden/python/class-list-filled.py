import wmill


class Batch:
    def __init__(self):
        self.keys = []
        self.targets = {}

    def add(self, name: str):
        self.keys.append(f"in/{name}.csv")
        self.targets[name] = f"out/{name}.csv"
        return self

    def run(self):
        for key in self.keys:
            wmill.load_s3_file({"s3": key})
        wmill.write_s3_file({"s3": self.targets["a"]}, b"")
        wmill.write_s3_file({"s3": "all/" + "+".join(self.keys)}, b"")


def main():
    Batch().add("a").add("b").run()
