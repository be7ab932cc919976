// pipeline
// partitioned daily
// materialize manual ducklake://lake/daily_totals
export function main(run: () => void) {
  run();
}
