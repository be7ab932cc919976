import os

from supabase import create_client

supabase = create_client(os.environ["SUPABASE_URL"], os.environ["SUPABASE_KEY"])


def main():
    return supabase.table("orders").select("*").execute().data
