import wmill


def main():
    value = wmill.get_resource("u/me/config")
    wmill.set_resource("u/me/config", {**value, "seen": True})
