from wmill import Windmill


def main():
    client = Windmill()
    return client.datatable("shop").query("SELECT * FROM orders").fetch()
