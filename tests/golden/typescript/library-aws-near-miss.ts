import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand } from "./commands.ts";

export async function main() {
  const client = new DynamoDBClient({});
  await client.send(new PutItemCommand({ TableName: "orders", Item: { s3: { S: "raw/a.csv" } } }));
  return new GetObjectCommand({ Bucket: "shop-data", Key: "raw/a.csv" });
}
