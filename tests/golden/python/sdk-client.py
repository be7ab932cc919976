from wmill import Windmill


def main():
    client = Windmill()
    body = client.load_s3_file("s3:///raw/a.bin", None)
    client.write_s3_file("s3:///out/a.bin", body, None)
    return client.get_resource("u/me/mail")
