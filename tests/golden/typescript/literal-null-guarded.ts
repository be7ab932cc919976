import * as wmill from "windmill-client"

function comboOf(query?: string): string | null {
  return query ? `ca-${query.slice(0, 2)}` : null
}

export async function main(query?: string) {
  const combo = comboOf(query)
  if (!combo) return
  await wmill.writeS3File({ s3: `runs/${combo}.json` }, "[]")
  await wmill.writeS3File({ s3: "logs/" + combo + ".json" }, "[]")
}
