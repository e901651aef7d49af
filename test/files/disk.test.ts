import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newKey, openStore } from "#app/files/store.server.ts";
import { storeContract } from "./contract.ts";
import { pdf } from "./samples.ts";

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-documents-"));
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

describe("documents on the disk", () => {
  storeContract(
    () => openStore({ dataDir }),
    async () =>
      fs.existsSync(path.join(dataDir, "documents"))
        ? fs.readdirSync(path.join(dataDir, "documents")).sort()
        : [],
  );

  test.skipIf(process.platform === "win32")("can be read by the portal's user alone", async () => {
    const key = newKey();
    await openStore({ dataDir }).put(key, oneChunk(pdf), { name: "plan.pdf", maximumBytes: 1_000 });
    expect(fs.statSync(path.join(dataDir, "documents", key)).mode & 0o777).toBe(0o600);
  });

  test("put twice at once under one key are kept once, whole", async () => {
    const [key, store] = [newKey(), openStore({ dataDir })];
    const puts = [
      store.put(key, oneChunk(pdf), { name: "a.pdf", maximumBytes: 1_000 }),
      store.put(key, oneChunk(pdf), { name: "b.pdf", maximumBytes: 1_000 }),
    ];
    const outcomes = await Promise.allSettled(puts);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(fs.readFileSync(path.join(dataDir, "documents", key)).equals(pdf)).toBe(true);
  });
});

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
