import {
  CreateBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, test } from "vitest";
import { newKey, openStore } from "#app/files/store.server.ts";
import { storeContract } from "./contract.ts";
import { pdf } from "./samples.ts";

const endpoint = process.env["S3_TEST_ENDPOINT"] ?? "";
const credentials = {
  accessKeyId: process.env["S3_TEST_ACCESS_KEY"] ?? "",
  secretAccessKey: process.env["S3_TEST_SECRET_KEY"] ?? "",
};
const place = { endpoint, region: "us-east-1", bucket: "careframe-documents" };

if (!endpoint) console.log("S3 suite did not run: S3_TEST_ENDPOINT is not set");

describe.skipIf(!endpoint)("documents in S3", () => {
  const admin = new S3Client({ endpoint, region: place.region, forcePathStyle: true, credentials });
  const open = () => openStore({ dataDir: "/nowhere", s3: { ...place, credentials } });

  beforeAll(async () => {
    await admin.send(new CreateBucketCommand({ Bucket: place.bucket })).catch((error: Error) => {
      if (!error.name.startsWith("BucketAlready")) throw error;
    });
  });

  storeContract(open, async () => {
    const objects = await admin.send(new ListObjectsV2Command({ Bucket: place.bucket }));
    const uploads = await admin.send(new ListMultipartUploadsCommand({ Bucket: place.bucket }));
    return [...(objects.Contents ?? []), ...(uploads.Uploads ?? [])].map((object) => object.Key ?? "").sort();
  });

  test("are refused to one who has the wrong secret", async () => {
    const key = newKey();
    await open().put(key, oneChunk(pdf), { name: "plan.pdf", maximumBytes: 1_000 });
    const wrong = { ...credentials, secretAccessKey: `${credentials.secretAccessKey}x` };
    const stranger = openStore({ dataDir: "/nowhere", s3: { ...place, credentials: wrong } });
    await expect(stranger.get(key)).rejects.toThrow();
    await expect(
      stranger.put(newKey(), oneChunk(pdf), { name: "plan.pdf", maximumBytes: 1_000 }),
    ).rejects.toThrow();
    await expect(stranger.check()).rejects.toThrow();
  });

  test("are refused to one who brings no signature", async () => {
    const key = newKey();
    await open().put(key, oneChunk(pdf), { name: "plan.pdf", maximumBytes: 1_000 });
    expect((await fetch(`${endpoint}/${place.bucket}/${key}`)).status).toBe(403);
  });
});

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
