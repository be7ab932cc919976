import asyncpg
import snowflake.connector
import wmill
from snowflake.connector.pandas_tools import write_pandas


async def main(frame, rows):
    snow = snowflake.connector.connect(**wmill.get_resource("f/dwh/sf"))
    write_pandas(snow, frame, "STATS", database="ANALYTICS", schema="MART")
    write_pandas(snow, frame, table_name="STATS", schema="RAW")
    con = await asyncpg.connect(**wmill.get_resource("f/dwh/pg"))
    await con.copy_records_to_table("stats", schema_name="mart", records=rows)
