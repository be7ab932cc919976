import wmill


def main():
    client = wmill.Windmill(workspace="shop")
    client.set_resource("u/me/not_the_path", "u/me/session", "any")
    client.set_resource(path="u/me/cursor", value="f/x/value_only", resource_type="any")
