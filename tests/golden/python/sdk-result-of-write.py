import wmill


def main(body: bytes):
    stored = wmill.write_s3_file("s3:///out/echo.bin", body)
    return wmill.load_s3_file(stored)
