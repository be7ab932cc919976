import { S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

export async function main(body: Blob) {
  const upload = new Upload({ client: new S3Client({}), params: { Bucket: "shop-data", Key: "out/e.bin", Body: body } });
  await upload.done();
}
