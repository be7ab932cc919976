import * as wmill from "windmill-client";

type Task = { from: string; to?: string };

export async function main(more: string) {
  const queue: Task[] = [];
  for (const name of ["a", "b"]) {
    queue.push({ from: `in/${name}.csv`, to: `out/${name}.csv` });
  }
  while (queue.length) {
    const task = queue.shift()!;
    await wmill.loadS3File({ s3: task.from });
    if (task.to) await wmill.writeS3File({ s3: task.to }, "");
  }
  const unknown: string[] = [];
  fill(unknown, more);
  await wmill.deleteS3File({ s3: `old/${unknown[0]}` });
}

function fill(names: string[], more: string) {
  names.push(more);
}
