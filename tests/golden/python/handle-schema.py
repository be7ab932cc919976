import wmill


def main():
    db = wmill.datatable("shop:sales")
    return db.query("SELECT * FROM orders JOIN crm.customers USING (customer_id)").fetch()
