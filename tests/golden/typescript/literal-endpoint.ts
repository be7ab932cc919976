// resources/get_value/f/docs/comment
const base = `${process.env.BASE_INTERNAL_URL}/api/w/${process.env.WM_WORKSPACE}`;

async function api(path: string) {
  const answer = await fetch(`${base}/${path}`, { headers: { Authorization: `Bearer ${process.env.WM_TOKEN}` } });
  return answer.json();
}

export async function main() {
  const crm = await api("resources/get_value/f/crm/api");
  const list = await api("resources/list?per_page=10");
  const pg = await fetch(`${base}/resources/get/f/dwh/postgres`).then((answer) => answer.json());
  return { crm, list, pg };
}
