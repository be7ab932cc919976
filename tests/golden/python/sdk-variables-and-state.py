import wmill


def main():
    key = wmill.get_variable("f/shop/api_key")
    wmill.set_variable("f/shop/last_key", key)
    seen = wmill.get_state() or wmill.get_state("f/shop/cursor")
    wmill.set_state({"seen": seen}, path="f/shop/cursor")
    wmill.run_script("f/shop/load_orders", args={"limit": 10})
    wmill.run_flow_async("f/shop/nightly")
    return wmill.list_resources("postgresql")
