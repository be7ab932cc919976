from types import SimpleNamespace
import argparse, wmill

cfg = SimpleNamespace(src="s3:///na/a.csv", items="s3:///na/b.csv")


def main():
    wmill.load_s3_file(cfg.src)
