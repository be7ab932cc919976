import wmill


def main():
    return wmill.datatable("shop:sales").query("SELECT 1").fetch_one_scalar()
