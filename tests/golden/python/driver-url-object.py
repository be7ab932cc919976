from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.orm import sessionmaker
import wmill


def main():
    r = wmill.get_resource("u/me/my")
    url = URL.create("mysql+pymysql", username=r["user"], host=r["host"], database=r["database"])
    Session = sessionmaker(bind=create_engine(url))
    with Session() as s:
        s.execute(text("update Shop.Orders set a = :a"), {"a": 1})
