import asyncpg
import wmill


async def main():
    pg = wmill.get_resource("f/crm/pg")
    con = await asyncpg.connect("postgres://{user}:{password}@{host}/{dbname}".format(**pg))
    rows = await con.fetch("SELECT * FROM contacts")
    other = await asyncpg.connect("postgres://%(user)s:%(password)s@%(host)s/%(dbname)s" % pg)
    await other.execute("DELETE FROM leads")
    return rows
