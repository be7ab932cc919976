import { loadS3File as load, writeS3File as put } from 'windmill-client';

export async function main() {
  const body = await load('s3:///raw/copy.csv');
  await put('s3:///out/copy.csv', new Blob([body!]));
}
