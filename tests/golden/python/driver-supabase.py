from supabase import Client, create_client

import wmill


def client() -> Client:
    settings = wmill.get_resource("f/shop/supabase")
    return create_client(settings["url"], settings["key"])


def all_orders(supabase, size=1000):
    rows, start = [], 0
    while True:
        page = supabase.table("orders").select("id, total").range(start, start + size - 1).execute().data
        rows += page
        if len(page) < size:
            return rows
        start += size


def main(day: str):
    supabase = client()
    orders = all_orders(supabase)
    supabase.table("daily_totals").upsert({"day": day, "total": sum(row["total"] for row in orders)}).execute()
    supabase.schema("audit").table("runs").insert({"day": day}).execute()
    supabase.from_("carts").delete().lt("age", 30).execute()
    table = supabase.table("customers")
    seen = table.select("id").execute()
    table.update({"seen": True}).in_("id", [row["id"] for row in seen.data]).execute()
    supabase.rpc("refresh_totals").execute()
