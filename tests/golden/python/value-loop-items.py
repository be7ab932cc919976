import wmill

TARGETS = {"de": "s3:///out/de.csv", "fr": "s3:///out/fr.csv"}


def main():
    for country, target in TARGETS.items():
        wmill.write_s3_file(target, country.encode())
    for number, name in enumerate(("x", "y")):
        wmill.load_s3_file(f"s3:///raw/{name}.csv")
