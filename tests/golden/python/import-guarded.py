from f.shared.io import load


def main():
    return load("a.csv")
