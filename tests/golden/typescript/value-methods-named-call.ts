import * as wmill from "windmill-client";

class Api {
  async call(path: string) {
    return wmill.loadS3File({ s3: path });
  }
  async apply(path: string) {
    return wmill.writeS3File({ s3: path }, "");
  }
}

export async function main() {
  const api = new Api();
  await api.call("a.csv");
  await api.apply("b.csv");
  const files = ["c", "d"].reduce((all, name) => ({ ...all, [name]: `${name}.csv` }), {} as Record<string, string>);
  for (const name of Object.keys(files)) await wmill.loadS3File({ s3: files[name] });
  const paths = ["e"].reduce((all: string[], name) => {
    all.push(`${name}.csv`);
    return all;
  }, []);
  for (const path of paths) await wmill.deleteS3File({ s3: path });
}
