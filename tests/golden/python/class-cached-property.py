from functools import cached_property, lru_cache
import wmill


class A:
    @cached_property
    def db(self):
        return wmill.datatable("crm")

    def run(self):
        return self.db.query("select * from leads").fetch()


@lru_cache
def path():
    return "s3:///lru/a.csv"


def main():
    A().run()
    wmill.load_s3_file(path())
