import wmill


def main():
    wmill.load_s3_file("")
    wmill.get_resource("")
    wmill.sign_s3_objects([])
    wmill.sign_s3_object({})
