import time, wmill


def retry(fn, *args, times=3, **kwargs):
    for _ in range(times):
        try:
            return fn(*args, **kwargs)
        except Exception:
            time.sleep(1)


def main():
    retry(wmill.load_s3_file, "s3:///rt/a.csv")
    retry(wmill.write_s3_file, {"s3": "rt/b.csv"}, b"x", times=5)
    retry(lambda: wmill.delete_s3_object("s3:///rt/c.csv"))
