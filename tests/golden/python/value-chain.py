import wmill
from itertools import chain

A = ["s3:///ch/a.csv"]
B = ["s3:///ch/b.csv"]


def main():
    for x in sorted(set(A)):
        wmill.load_s3_file(x)
    for y in chain(A, B):
        wmill.delete_s3_object(y)
    for z in A + B:
        wmill.load_s3_file(z)
