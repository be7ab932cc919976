import wmill


def main():
    db = wmill.datatable("shop:sales")
    lake = wmill.ducklake()
