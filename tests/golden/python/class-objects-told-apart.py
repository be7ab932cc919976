import wmill


class Target:
    def __init__(self, bucket: str, prefix: str):
        self.bucket = bucket
        self.prefix = prefix

    @property
    def root(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}"

    def uri(self, name: str) -> str:
        return f"{self.root}/{name}.parquet"


class Job:
    def __init__(self, name: str, target: Target):
        self.name = name
        self.target = target


JOBS = [Job("daily", Target("lake", "sales")), Job("weekly", Target("cold", "week"))]


def export(job: Job):
    return wmill.write_s3_file(job.target.uri(job.name), b"")


def main():
    return [export(job) for job in JOBS]
