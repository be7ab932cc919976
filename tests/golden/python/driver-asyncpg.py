import asyncpg, wmill


async def main():
    pool = await asyncpg.create_pool(**wmill.get_resource("u/me/pg"))
    async with pool.acquire() as conn:
        rows = await conn.fetch("select * from a where id = $1", 1)
        await conn.copy_records_to_table("b", records=[])
