import wmill
from wmill import run_flow_async as start
from f.lib.jobs import run_report

REPORT = "f/report/" + "daily"


def main(day: str, which: str = "f/load/default"):
    wmill.run_script_by_path("f/load/orders", args={"day": 1})
    wmill.run_script(path="f/load/customers")
    wmill.run_script_async("f/load/items", {})
    wmill.run_script_by_path_async(REPORT)
    start("f/flows/nightly")
    wmill.Windmill().run_flow_async(path="f/flows/weekly")
    wmill.run_script(hash_="0a1b2c3d")
    wmill.run_script_async("0a1b2c3d4e5f")
    for name in ("a", "b"):
        wmill.run_script_by_path_async(f"f/each/{name}")
    wmill.run_script_by_path_async("hub/1/slack/send")
    wmill.run_script_by_path_async(which)
    wmill.run_script_by_path_async(f"f/of/{day}")
    run_report("f/report/monthly")
    wmill.run_script_by_path(path=None)
    other.run_script_by_path("f/none/of/ours")
