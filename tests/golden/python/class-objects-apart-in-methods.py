import wmill


def paths(env: str):
    return {"in": f"{env}/in.csv"}


class Context:
    def __init__(self, env: str):
        self.paths = paths(env)
        self.store = "store-" + env


class Job:
    storage = "base"

    def __init__(self, name: str):
        self.name = name

    def prepare(self, day: str):
        self.target = f"jobs/{self.name}/{day}.csv"
        return self

    def run(self):
        wmill.write_s3_file({"s3": self.target, "storage": self.storage}, b"")


class Cold(Job):
    storage = "cold"


def main(env: str):
    context = Context("prod" if env == "prod" else "test")
    wmill.load_s3_file({"s3": context.paths["in"], "storage": context.store})
    Job("a").prepare("mon").run()
    job = Cold("b")
    job.prepare("tue")
    job.run()
