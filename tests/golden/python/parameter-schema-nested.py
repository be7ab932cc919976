def main(files: list[str], options: dict):
    return [files, options]
