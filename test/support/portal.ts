import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

/** A real portal of a test's own: its process, its embedded database and its folder. */
export type Portal = {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Stops it as an operator would, and waits until it is gone. */
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly dataDir: string;
  readonly environment?: Record<string, string>;
  readonly onLine?: (line: string) => void;
};

const settingsOfOthers = [
  "DATABASE_URL",
  "CAREFRAME_MODE",
  "CAREFRAME_CLOCK",
  "APP_ORIGIN",
  "SMTP_URL",
  "S3_ENDPOINT",
];

const defaults = { NODE_ENV: "production", LOG_LEVEL: "warn" } as const;

/** A new folder for a portal's data, where the database's user may enter. */
export function newDataDir(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-e2e-"));
  fs.chmodSync(folder, 0o755);
  return folder;
}

/** Starts the portal as `npm start` does, on a free port, and waits until it is ready (five minutes at most). */
export async function startPortal({ dataDir, environment = {}, onLine }: Options): Promise<Portal> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !settingsOfOthers.includes(name)),
  );
  const child = spawn(process.execPath, ["--import", "tsx", "app/cli/start.ts"], {
    env: { ...own, ...defaults, ...environment, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said.push(text);
      for (const line of text.split("\n").filter(Boolean)) onLine?.(line);
    });
  }
  const portal = { url, dataDir, process: child, stop: () => stopped(child) };
  try {
    await ready(portal);
  } catch (error) {
    await portal.stop();
    throw new Error(`${String(error)}\n${said.join("")}`);
  }
  return portal;
}

/** A copy of a stopped portal's data, owners and all. */
export function copyOfDataDir(dataDir: string): string {
  const copy = newDataDir();
  if (os.platform() === "win32") fs.cpSync(dataDir, copy, { recursive: true });
  else {
    const result = spawnSync("cp", ["-a", `${dataDir}/.`, copy], { encoding: "utf8" });
    if (result.status !== 0) throw new Error(result.stderr);
  }
  return copy;
}

async function ready({ url, process: child }: { url: string; process: ChildProcess }) {
  const giveUpAt = Date.now() + 300_000;
  while (Date.now() < giveUpAt) {
    if (hasEnded(child)) throw new Error("The portal ended before it was ready.");
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The portal was not ready within five minutes.");
}

async function stopped(child: ChildProcess) {
  if (hasEnded(child)) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), 30_000);
  await gone;
  clearTimeout(insist);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
