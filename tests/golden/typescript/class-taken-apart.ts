import * as wmill from "windmill-client";

class Settings {
  private static shared?: Settings;

  private constructor(
    readonly input: string,
    readonly storage?: string,
  ) {}

  static get(): Settings {
    Settings.shared ??= new Settings("in/a.csv", "cold");
    return Settings.shared;
  }

  get output() {
    return this.input.replace("in/", "out/");
  }
}

export async function main() {
  const { input: s3, storage, output } = Settings.get();
  const bytes = await wmill.loadS3File({ s3, storage });
  await wmill.writeS3File({ s3: output }, new Blob([bytes!]));
  await wmill.deleteS3File({ s3: `${Settings.get().input}.lock` });
}
