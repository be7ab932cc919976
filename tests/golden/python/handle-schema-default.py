import wmill


def main():
    wmill.datatable("shop:public").query("SELECT * FROM orders").fetch()
    wmill.datatable("shop").query("DELETE FROM public.orders").execute()
    wmill.datatable("shop:sales").query("SELECT * FROM public.items").fetch()
