import wmill


def main():
    keys = ["old/a.csv", "old/b.csv"]
    i = 0
    while i < len(keys) and (k := keys[i]):
        wmill.delete_s3_object({"s3": k})
        i += 1
