def main():
    with open("/tmp/raw/orders.csv") as source:
        return source.read()
