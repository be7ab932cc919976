def main(day: str):
    print("s3:///raw/a.csv is the input")
    print(f"s3:///raw/{day}.csv was read")
    print("""s3:///raw/a.csv
""")
