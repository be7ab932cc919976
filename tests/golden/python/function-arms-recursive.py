import wmill


def walk(folder, depth=2):
    if depth == 0:
        return wmill.load_s3_file(f"s3:///{folder}/leaf.csv")
    return walk(folder, depth - 1)


walk("tree")
