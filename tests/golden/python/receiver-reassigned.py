import wmill
import catalog


def main():
    wmill = catalog.connect()
    return wmill.get_resource("u/me/catalog_entry")
