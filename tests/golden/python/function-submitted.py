from concurrent.futures import ThreadPoolExecutor
import asyncio, wmill


def main():
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(wmill.load_s3_file, k) for k in ("s3:///es/a.csv", "s3:///es/b.csv")]
        pool.submit(wmill.write_s3_file, {"s3": "es/c.csv"}, b"")


async def other():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, wmill.delete_s3_object, "s3:///es/d.csv")
