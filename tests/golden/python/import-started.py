from f.shared import io


def main():
    io.main("a.csv")
