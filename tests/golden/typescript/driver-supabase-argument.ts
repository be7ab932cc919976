import { createClient } from "@supabase/supabase-js"

export async function main(auth: RT.Supabase, id: string) {
  const client = createClient(auth.url, auth.key)
  return await client.from("orders").select().eq("id", id)
}
