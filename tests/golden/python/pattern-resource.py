import wmill


def main(user: str):
    return wmill.get_resource(f"u/{user}/pg")
