import axios from "axios";
export async function main() { await axios.post("https://x", { s3: "o/a.csv" }); await axios.get("s3:///ax/b.csv"); }
