// asset: read s3:///raw/a.csv
// asset: write datatable://shop/orders
// asset: readwrite ducklake://lake/events
export function main(run: (uri: string) => void) {
  run("s3:///raw/a.csv");
}
