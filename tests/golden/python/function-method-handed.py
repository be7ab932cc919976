import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import starmap

import boto3

s3 = boto3.client("s3")
ROWS = [("/tmp/c", "media", "c.png"), ("/tmp/d", "media", "d.png")]


async def main():
    with ThreadPoolExecutor() as pool:
        pool.submit(s3.upload_file, "/tmp/a", "media", "a.png")
        pool.submit(s3.put_object, Bucket="media", Key="b.png", Body=b"")
    list(starmap(s3.upload_file, ROWS))
    await asyncio.to_thread(s3.get_object, Bucket="media", Key="e.png")
    await asyncio.get_running_loop().run_in_executor(None, s3.download_file, "media", "f.png", "/tmp/f")
    threading.Thread(target=s3.delete_object, kwargs={"Bucket": "media", "Key": "g.png"}).start()
