import { datatable, loadS3File } from "windmill-client";

const sql = datatable("shop");

export function View({ day }: { day: string }) {
  const rows = sql<{ id: number }>`SELECT id FROM orders`.fetch();
  return <div onClick={() => loadS3File(`s3:///raw/${day}.csv`)}>{rows} s3:///text.csv</div>;
}
