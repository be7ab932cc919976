import wmill


def get_resource(path):
    return {"path": path}


def main():
    return get_resource("u/me/template"), wmill.get_resource("u/me/real")
