from wmill import load_s3_file as fetch, write_s3_file as put


def main():
    put("s3:///out/copy.csv", fetch("s3:///raw/copy.csv"))
