from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

import wmill


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)


def main(number: int):
    pg = wmill.get_resource("u/me/pg")
    engine = create_engine(f"postgresql://{pg['user']}:{pg['password']}@{pg['host']}/{pg['dbname']}")
    with Session(engine) as session:
        session.add(Order(id=number))
        session.commit()
    with Session(engine) as session:
        return session.scalars(select(Order)).all()
