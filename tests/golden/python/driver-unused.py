import psycopg2, wmill


def main():
    conn = psycopg2.connect(**wmill.get_resource("u/me/pg"))
