def main(path: str):
    parts = ["s3://", "s3:///", "s3://archive", "s3://archive/", "res://", "$res:", "ducklake://", "volume://"]
    return [part for part in parts if part in path]
