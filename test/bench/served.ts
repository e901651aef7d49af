import { spawn, spawnSync, type ChildProcess } from "node:child_process";

/** A process that serves pages, and its port. */
export type Served = { readonly child: ChildProcess; readonly port: number };

export const portalBundle = "build/server/index.js";
export const bareBundle = "build/bench/server/index.js";

/** Builds the portal and the bare pages that it is raced against. */
export function buildBoth() {
  run(["node_modules/tsx/dist/cli.mjs", "app/cli/build.ts"]);
  run([
    "node_modules/@remix-run/dev/dist/cli.js",
    "vite:build",
    "--config",
    "test/bench/bare/vite.config.ts",
  ]);
}

function run(args: readonly string[]) {
  const result = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (result.status !== 0) throw new Error(`${args.join(" ")} failed:\n${result.stdout}\n${result.stderr}`);
}

/** Starts a bundle in a process of its own, and answers once it listens. */
export async function start(
  bundle: string,
  servingUrl: string,
  environment: Record<string, string>,
): Promise<Served> {
  const settings = {
    ...process.env,
    ...environment,
    NODE_ENV: "production" as const,
    CAREFRAME_MODE: "production",
    DATABASE_URL: servingUrl,
    PORT: "0",
    LOG_LEVEL: "error",
  };
  const child = spawn(process.execPath, ["--import", "tsx", "test/bench/serve.ts", bundle, servingUrl], {
    env: settings,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${bundle} ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (said: string) => {
      const heard = /listening (\d+)/.exec(said)?.[1];
      if (heard) resolve(Number(heard));
    });
  });
  return { child, port };
}

/** Ends a process as a power cut would, and waits until it is gone. */
export async function killed(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}
