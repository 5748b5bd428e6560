// Starts the packaged service on a free port, with the models that come with it, and stops it.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_TIMEOUT = 180_000;

// the default java may be older than the service needs
function java() {
  const homes = [process.env.JAVA_HOME, ...jvms()].filter(Boolean).map((home) => join(home, "bin", "java"));
  const found = ["java", ...homes].find((command) => {
    const version = /version "(\d+)/.exec(spawnSync(command, ["-version"], { encoding: "utf8" }).stderr ?? "");
    return version && Number(version[1]) >= 21;
  });
  if (!found) {
    throw new Error("no Java 21 or newer was found; set JAVA_HOME");
  }
  return found;
}

function jvms() {
  try {
    return readdirSync("/usr/lib/jvm").map((name) => join("/usr/lib/jvm", name));
  } catch {
    return [];
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts the service of a project's directory; resolves when it can translate. */
export async function start(project) {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), "attune-clients-"));
  const service = spawn(java(), ["-Xmx512m", "-jar", join(project, "target", "attune.jar"), `--server.port=${port}`,
    `--attune.models.dir=${join(project, "models")}`, `--attune.data.dir=${data}`]);
  let log = "";
  service.stdout.on("data", (text) => (log += text));
  service.stderr.on("data", (text) => (log += text));
  const ended = new Promise((resolve) => service.once("exit", resolve));
  const stop = async () => {
    service.kill();
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_TIMEOUT;
  while (!(await answers(`${url}/actuator/health/readiness`))) {
    if (service.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the service did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { url, stop };
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}
