import psycopg2, wmill

CACHE = "f/geo/pg"


def main(db: dict = None):
    if db is None:
        db = wmill.get_resource(CACHE)
    conn = psycopg2.connect(**dict(db))
    with conn:
        with conn.cursor() as cur:
            cur.execute(
                """
                SELECT s3_path FROM overture_file_metadata WHERE type = %s AND bbox && ST_MakeEnvelope(%s, %s, %s, %s)
            """,
                (1,),
            )
            cur.executemany("INSERT INTO log (a) VALUES (%(a)s) ON CONFLICT (a) DO NOTHING", [])
