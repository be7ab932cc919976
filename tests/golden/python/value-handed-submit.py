import asyncio
from concurrent.futures import ThreadPoolExecutor

import wmill


def copy(source, target):
    wmill.write_s3_file(target, wmill.load_s3_file(source))


async def main():
    with ThreadPoolExecutor() as pool:
        pool.submit(copy, "s3:///a.csv", "s3:///b.csv").result()
    await asyncio.to_thread(copy, "s3:///c.csv", "s3:///d.csv")
