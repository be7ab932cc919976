const PARTS = ["s3://", "s3:///", "s3://archive", "s3://archive/", "res://", "$res:", "ducklake://", "volume://"];

export const main = (path: string) => PARTS.filter((part) => path.includes(part));
