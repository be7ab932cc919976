import asyncio, wmill


async def load(k):
    return await asyncio.to_thread(wmill.load_s3_file, k)


async def main():
    a, b = await asyncio.gather(load("s3:///g/a.csv"), load("s3:///g/b.csv"))
