import wmill
from contextlib import ExitStack, contextmanager


@contextmanager
def transaction(name: str):
    db = wmill.datatable(name)
    db.query("BEGIN").execute()
    yield db
    db.query("COMMIT").execute()


def main():
    with ExitStack() as stack:
        db = stack.enter_context(transaction("ledger"))
        db.query("UPDATE accounts SET balance = 0").execute()
