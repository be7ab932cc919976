def main():
    import wmill as client
    from wmill import delete_s3_object as drop

    drop("s3:///tmp/old.csv")
    return client.load_s3_file("s3:///raw/late.csv")
