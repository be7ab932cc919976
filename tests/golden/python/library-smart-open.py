from smart_open import open


def main():
    with open("s3:///raw/a.txt", "rb") as source, open("s3:///out/a.txt", "wb") as target:
        target.write(source.read())
