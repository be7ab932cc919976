import wmill


def main():
    one = wmill.sign_s3_object("s3:///public/logo.png")
    more = wmill.sign_s3_objects([{"s3": "public/a.png"}, "s3://archive/b.png"])
    return [one, *more]
