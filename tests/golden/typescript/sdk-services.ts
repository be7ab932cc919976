import * as wmill from "windmill-client";
import { JobService, ResourceService } from "windmill-client";

const workspace = process.env.WM_WORKSPACE!;

export async function main() {
  const crm = await ResourceService.getResourceValue({ workspace, path: "f/crm/api" });
  await wmill.ResourceService.updateResource({ workspace, path: "f/crm/cursor", requestBody: { value: crm } });
  await ResourceService.createResource({ workspace, requestBody: { path: "f/crm/copy", value: crm, resource_type: "any" } });
  await JobService.runScriptByPath({ workspace, path: "f/crm/load", requestBody: {} });
}
