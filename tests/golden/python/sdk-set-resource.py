import wmill


def main(token: str):
    wmill.set_resource("u/me/session", {"token": token}, "c_session")
    wmill.set_resource(value={"token": token}, path="u/me/backup_session")
