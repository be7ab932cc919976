import psycopg2


def main(pg: dict):
    connection = psycopg2.connect(**pg)
    with connection.cursor() as cursor:
        cursor.execute("select * from a")
        cursor.execute("select * from b")
    with psycopg2.connect(**pg) as again:
        again.cursor().execute("insert into c values (1)")
