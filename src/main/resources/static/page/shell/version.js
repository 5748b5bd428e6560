// The version in the page's foot.
import { get } from "../http/client.js";

export async function showVersion() {
  try {
    const info = await get("actuator/info");
    document.getElementById("version").textContent = info.build?.version ?? "";
  } catch {
    // a service may keep it to itself
  }
}
