import path from "node:path";
import { z } from "zod";

const flag = z
  .enum(["true", "false", "1", "0", ""])
  .optional()
  .transform((value) => value === "true" || value === "1");
const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);

const schema = z.object({
  NODE_ENV: text,
  CAREFRAME_MODE: z.enum(["demonstration", "production"]).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_ORIGIN: z
    .url()
    .transform((url) => new URL(url).origin)
    .optional(),
  TRUST_PROXY: flag,
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(20),
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((folder) => path.resolve(folder)),
  CAREFRAME_CLOCK: z.iso.datetime({ offset: true }).optional(),
  SMTP_URL: text,
  MAIL_FROM: z.string().default("Careframe <no-reply@careframe.invalid>"),
  AUDIT_HEAD_MAIL: text,
  S3_ENDPOINT: text,
  S3_REGION: z.string().default("eu-west-2"),
  S3_BUCKET: text,
  S3_ACCESS_KEY_ID: text,
  S3_SECRET_ACCESS_KEY: text,
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

export type Env = Omit<z.infer<typeof schema>, "CAREFRAME_MODE"> & {
  readonly CAREFRAME_MODE: "demonstration" | "production";
};

/**
 * The environment, checked once. The mode is `demonstration` only where DATABASE_URL is unset; production refuses
 * a moved clock. Throws a sentence that says which variable is wrong.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    throw new EnvironmentProblem(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
    );
  }
  const env = parsed.data;
  const mode = env.CAREFRAME_MODE ?? (env.DATABASE_URL ? "production" : "demonstration");
  if (mode === "demonstration" && env.DATABASE_URL) {
    throw new EnvironmentProblem(
      "CAREFRAME_MODE: demonstration runs on its own embedded database only; unset DATABASE_URL, or set CAREFRAME_MODE=production",
    );
  }
  if (mode === "production" && env.CAREFRAME_CLOCK) {
    throw new EnvironmentProblem("CAREFRAME_CLOCK: production keeps real time; unset it");
  }
  return { ...env, CAREFRAME_MODE: mode };
}

/** A setting of the environment that the portal cannot start with. */
export class EnvironmentProblem extends Error {}

let current: Env | undefined;

/** The environment of this process. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}
