import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDocument, receiveDocument } from "#app/commands/application/add-document.server.ts";
import { readDocument } from "#app/commands/application/read-document.server.ts";
import { takeOutDocument } from "#app/commands/application/remove-document.server.ts";
import { documentsOf } from "#app/data/application/documents.server.ts";
import { reading } from "#app/data/db.server.ts";
import { openStore, useDocuments } from "#app/files/store.server.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "careframe-documents-"));
const words = "Our certificate of insurance\n";
let world: Applying;
let applicationId: string;

beforeAll(async () => {
  useDocuments(openStore({ dataDir }));
  world = await applying(database.owner);
  await database.holdClock("2026-11-24T10:00:00Z");
  applicationId = await wholeApplication(world);
});

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

async function received() {
  const verdict = await receiveDocument("certificate.txt", Readable.from([Buffer.from(words)]));
  if (!verdict.ok) throw new Error("a good file");
  return verdict.value;
}

const filesKept = () =>
  fs.readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

test("a document is added, read back by its own provider alone, and taken out", async () => {
  const stranger = await anApplicant(database.owner, 2);
  expect(await addDocument(world.actor, applicationId, "other", await received())).toEqual({
    ok: true,
    value: true,
  });
  const [document] = await reading(world.actor, (tx) => documentsOf(tx, applicationId));
  const id = document?.id ?? "";
  const read = await readDocument(world.actor, applicationId, id);
  expect(read && (await text(read.bytes))).toBe(words);
  expect(await readDocument(stranger.actor, applicationId, id)).toBeNull();
  expect(await takeOutDocument(stranger.actor, applicationId, id)).toBeNull();
  expect(await takeOutDocument(world.actor, applicationId, id)).toEqual({ ok: true, value: true });
  expect(await readDocument(world.actor, applicationId, id)).toBeNull();
});

test("a refused document leaves nothing behind", async () => {
  const before = filesKept();
  const stranger = await anApplicant(database.owner, 3);
  expect(await addDocument(stranger.actor, applicationId, "other", await received())).toBeNull();
  expect(await addDocument(world.actor, applicationId, "NOT-ASKED", await received())).toMatchObject({
    why: { kind: "not-in-this-round" },
  });
  await database.holdClock("2026-12-04T12:00:00Z");
  expect(await addDocument(world.actor, applicationId, "other", await received())).toMatchObject({
    why: { kind: "round-not-open" },
  });
  expect(filesKept()).toBe(before);
});
