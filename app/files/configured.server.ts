import { EnvironmentProblem, type Env } from "#app/web/env.server.ts";
import type { S3Options } from "./s3.server.ts";
import { openStore, type DocumentStore } from "./store.server.ts";

type Settings = Pick<
  Env,
  "DATA_DIR" | "S3_ENDPOINT" | "S3_REGION" | "S3_BUCKET" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
>;

/** The store that the environment asks for: S3 where S3_ENDPOINT is set, else the disk. Throws where S3 is half set. */
export function configuredStore(settings: Settings): DocumentStore {
  return openStore({ dataDir: settings.DATA_DIR, s3: s3Of(settings) });
}

function s3Of(settings: Settings): S3Options | undefined {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket } = settings;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (!endpoint) return undefined;
  if (!bucket) throw new EnvironmentProblem("S3_BUCKET: name the bucket for documents, or unset S3_ENDPOINT");
  if (!accessKeyId !== !secretAccessKey)
    throw new EnvironmentProblem("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set both, or neither");
  const credentials = accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {};
  return { endpoint, region, bucket, ...credentials };
}
