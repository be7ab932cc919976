import snowflake.connector, wmill


def main():
    r = wmill.get_resource("u/me/sf")
    con = snowflake.connector.connect(user=r["username"], password=r["password"], account=r["account_identifier"])
    con.cursor().execute("insert into raw.events select * from stage_t where x = %s")
