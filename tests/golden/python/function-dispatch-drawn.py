import wmill


def put(storage, key):
    return wmill.write_s3_file({"s3": key, "storage": storage}, b"")


def load(storage, key):
    return wmill.load_s3_file({"s3": key, "storage": storage})


ROUTES = {"put": put, "load": load}
STEPS = [("x", put), ("y", load)]


def main(route: str):
    handler = ROUTES.get(route, put)
    handler("get", "a.csv")
    for name, function in ROUTES.items():
        function(name, "b.csv")
    for function in ROUTES.values():
        function("values", "c.csv")
    for name, function in STEPS:
        function(name, "d.csv")
