import wmill

type Path = str


def load[T](path: T) -> bytes:
    try:
        return wmill.load_s3_file("s3:///raw/a.csv")
    except* ValueError:
        print("no orders")


async def main():
    async with open_all() as files:
        return [wmill.load_s3_file(f"s3:///raw/{file!r}.csv") async for file in files]
