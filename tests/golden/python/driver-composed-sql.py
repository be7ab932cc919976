import psycopg
from psycopg import sql
import wmill


def main(col: str):
    with psycopg.connect(wmill.get_resource("u/me/pg")["uri"]) as conn:
        for t in ["a", "B"]:
            conn.execute(sql.SQL("select {} from {}").format(sql.Identifier(col), sql.Identifier("sales", t)))
