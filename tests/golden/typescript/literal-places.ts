const files = ["s3:///raw/a.csv", ["s3:///raw/b.csv"]];
const config = { target: "s3:///out/c.csv" };

class Job {
  database = "datatable://main/orders";
}

export function main(cache: Record<string, number>) {
  cache["s3:///raw/d.csv"] = files.length;
  return [new Job(), config] && "s3:///out/e.csv";
}
