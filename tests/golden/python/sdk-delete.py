import wmill


def main():
    wmill.delete_s3_object("s3:///tmp/scratch.bin")
