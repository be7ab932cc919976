import * as wmill from "windmill-client";
class Export {
  _path = "base.csv";
  get path() { return `raw/${this._path}`; }
  set path(v: string) { this._path = v; }
  run() { return wmill.writeS3File({ s3: this.path }, ""); }
}
export async function main() {
  const job = new Export();
  job.path = "moved.csv";
  await job.run();
}
