import pymysql, wmill


def main():
    r = wmill.get_resource("u/me/my")
    c = pymysql.connect(host=r["host"], database=r["database"])
    with c.cursor() as cur:
        cur.execute("SELECT * FROM `Orders` o JOIN shop.users u ON u.id = o.uid")
