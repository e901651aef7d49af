import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEvidence, receiveEvidence } from "#app/commands/evidence/evidence-file.server.ts";
import { noteBasis } from "#app/commands/brokerage/hold-negotiation.server.ts";
import { negotiatePlacement } from "#app/commands/brokerage/open-negotiation.server.ts";
import { basisFilesOf, fileOfBasis } from "#app/data/brokerage/basis-files.server.ts";
import { basesOf } from "#app/data/brokerage/negotiations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { openStore, useDocuments } from "#app/files/store.server.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let stranger: Brokering;
let negotiationId: string;
let dataDir: string;
const basis = {
  ...{ basis: "open-book" as const, weekly: pence(23_000), source: "Open book of the home" },
  ...{ datedOn: toDay("2026-11-10"), caseReference: "", version: "", trained: "" },
};

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "careframe-bases-"));
  useDocuments(openStore({ dataDir }));
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  stranger = await brokering(database.owner, 1);
  const { placementId } = await aPlacement(database.owner, world);
  const opened = await negotiatePlacement(world.broker, placementId, toDay("2026-12-07"));
  if (!opened?.ok) throw new Error(JSON.stringify(opened));
  ({ negotiationId } = opened.value);
});

afterAll(() => rm(dataDir, { recursive: true }));

async function aFile() {
  const received = await receiveEvidence("open-book.txt", Readable.from([Buffer.from("Staff 14,300.00\n")]));
  if (!received.ok) throw new Error("a good file");
  return received.value;
}

test("on what a price is rested is kept with its file, for its own council alone and never for the provider", async () => {
  const file = await aFile();
  expect(await noteBasis(world.broker, negotiationId, basis, file)).toEqual({ ok: true, value: true });
  const [kept] = await reading(world.analyst, (tx) => basesOf(tx, negotiationId));
  expect(kept).toMatchObject({ basis: "open-book", weekly: 23_000, fileName: "open-book.txt" });
  const read = await readEvidence(world.analyst, kept?.id ?? "", fileOfBasis);
  expect(read?.file).toMatchObject({ size: 16, mediaType: "text/plain" });
  expect(await read?.bytes.toArray().then((chunks) => Buffer.concat(chunks as Buffer[]).toString())).toBe(
    "Staff 14,300.00\n",
  );
  expect(await readEvidence(stranger.broker, kept?.id ?? "", fileOfBasis)).toBeNull();
  expect(await reading(world.bidders[0].actor, (tx) => basesOf(tx, negotiationId))).toEqual([]);
  expect(await reading(world.broker, (tx) => basisFilesOf(tx, "P-49001"))).toEqual([file.key]);
  const { rows } = await database.owner.query("SELECT kind FROM audit_event WHERE subject_id = $1", [
    kept?.id,
  ]);
  expect(rows).toEqual([{ kind: "document-read" }]);
});

test("a basis that is refused, or a stranger's, leaves no file behind", async () => {
  const before = await stored();
  expect(
    await noteBasis(world.broker, negotiationId, { ...basis, source: " " }, await aFile()),
  ).toMatchObject({
    why: { kind: "no-source" },
  });
  expect(await noteBasis(stranger.broker, negotiationId, basis, await aFile())).toBeNull();
  expect(await stored()).toEqual(before);
});

/** Every file under the store's folder. */
async function stored(): Promise<readonly string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [])).sort();
}
