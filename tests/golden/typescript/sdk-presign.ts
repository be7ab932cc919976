import { getPresignedS3PublicUrl, getPresignedS3PublicUrls } from "windmill-client";

export async function main() {
  const single = await getPresignedS3PublicUrl("s3:///public/invoice.pdf", { expirySecs: 600 });
  const several = await getPresignedS3PublicUrls([{ s3: "public/terms.pdf" }, { s3: "public/faq.pdf" }]);
  return [single, ...several];
}
