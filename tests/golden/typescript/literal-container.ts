export function main(run: (...uris: string[]) => void) {
  run("datatable://main", "datatable://main/orders");
  run("ducklake://lake");
}
