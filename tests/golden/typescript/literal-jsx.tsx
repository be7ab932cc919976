import * as wmill from "windmill-client";

export async function main() {
  const body = await wmill.loadS3File("s3:///raw/page.md");
  return <Report source={`s3:///raw/page-2.md`} title="Report">{String(body)}</Report>;
}

function Report(props: { source: string; title: string; children: string }) {
  return <p>{props.source}</p>;
}
