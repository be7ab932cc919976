import {
  S3Client,
  GetObjectCommand,
  PutObjectCommand,
  ListObjectsV2Command,
  type GetObjectCommandOutput,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import * as wmill from "windmill-client";

interface BucketConfig {
  bucket: string;
  prefix?: string;
}

interface PipelineConfig {
  source: BucketConfig;
  sink: BucketConfig;
  errors: BucketConfig;
  maxKeys: number;
}

const DEFAULTS: PipelineConfig = {
  source: { bucket: "ingest", prefix: "drop" },
  sink: { bucket: "warehouse", prefix: "bronze" },
  errors: { bucket: "warehouse", prefix: "rejected" },
  maxKeys: 500,
};

class Bucket {
  constructor(
    private readonly client: S3Client,
    private readonly config: BucketConfig,
  ) {}

  private key(name: string) {
    const { prefix = "" } = this.config;
    return prefix ? `${prefix}/${name}` : name;
  }

  async read(name: string): Promise<string> {
    const out: GetObjectCommandOutput = await this.client.send(
      new GetObjectCommand({ Bucket: this.config.bucket, Key: this.key(name) }),
    );
    return (await out.Body?.transformToString("utf-8")) ?? "";
  }

  async write(name: string, body: string, extra: Partial<PutObjectCommandInput> = {}) {
    const input: PutObjectCommandInput = {
      ContentType: "application/json",
      ...extra,
      Bucket: this.config.bucket,
      Key: this.key(name),
      Body: body,
    };
    await this.client.send(new PutObjectCommand(input));
  }

  async exists(): Promise<boolean> {
    const page = await this.client.send(
      new ListObjectsV2Command({ Bucket: this.config.bucket, Prefix: this.config.prefix, MaxKeys: 1 }),
    );
    return (page.KeyCount ?? 0) > 0;
  }
}

class Pipeline {
  private readonly source: Bucket;
  private readonly sink: Bucket;
  private readonly errors: Bucket;
  private readonly seen = new Map<string, string>();

  constructor(client: S3Client, { source, sink, errors }: PipelineConfig = DEFAULTS) {
    this.source = new Bucket(client, source);
    this.sink = new Bucket(client, sink);
    this.errors = new Bucket(client, errors);
  }

  async run(names: readonly string[]) {
    if (!(await this.source.exists())) return [];
    const done: string[] = [];
    for (const name of names) {
      const body = await this.source.read(name);
      const digest = createHash("sha256").update(body).digest("hex");
      if (this.seen.get(name) === digest) continue;
      this.seen.set(name, digest);
      try {
        JSON.parse(body);
        await this.sink.write(name, body, { Metadata: { digest } });
        done.push(name);
      } catch (e) {
        await this.errors.write(name, JSON.stringify({ error: String(e), body }));
      }
    }
    return done;
  }
}

export async function main(region = "eu-west-1") {
  const creds = await wmill.getResource("f/aws/ingest");
  const client = new S3Client({ region, credentials: creds });
  const pipeline = new Pipeline(client);
  return pipeline.run(["orders.json", "refunds.json"]);
}
