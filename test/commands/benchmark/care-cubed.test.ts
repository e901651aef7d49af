import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordCareCubed } from "#app/commands/benchmark/record-care-cubed.server.ts";
import { readEvidence, receiveEvidence } from "#app/commands/evidence/evidence-file.server.ts";
import { careCubedResults, fileOfResult } from "#app/data/benchmark/care-cubed.server.ts";
import { reading } from "#app/data/db.server.ts";
import { openStore, useDocuments } from "#app/files/store.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aPlacement, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let stranger: Brokering;
let placementId: string;
let dataDir: string;
const result = {
  ...{ version: "V22", madeOn: toDay("2026-11-10"), caseReference: "CC-0417" },
  ...{ weekly: pence(118_400), trained: "Commissioning analyst" },
};

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "careframe-results-"));
  useDocuments(openStore({ dataDir }));
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  stranger = await brokering(database.owner, 1);
  ({ placementId } = await aPlacement(database.owner, world));
});

afterAll(() => rm(dataDir, { recursive: true }));

function about() {
  return { kind: "placement", id: placementId } as const;
}

test("a result is kept as evidence with its file, for its own council alone", async () => {
  const received = await receiveEvidence("result.txt", Readable.from([Buffer.from("Weekly cost 1184.00\n")]));
  expect(received.ok).toBe(true);
  const file = received.ok ? received.value : undefined;
  expect(await recordCareCubed(world.analyst, about(), result, file)).toEqual({ ok: true, value: true });
  const [kept] = await reading(world.analyst, (tx) => careCubedResults(tx, about()));
  expect(kept).toMatchObject({
    ...result,
    recordedBy: "Brokerage 4",
    file: { fileName: "result.txt", size: 20 },
  });
  const read = await readEvidence(world.broker, kept?.id ?? "", fileOfResult);
  expect(await read?.bytes.toArray().then((chunks) => Buffer.concat(chunks as Buffer[]).toString())).toBe(
    "Weekly cost 1184.00\n",
  );
  expect(await readEvidence(stranger.broker, kept?.id ?? "", fileOfResult)).toBeNull();
  expect(await reading(world.bidders[0].actor, (tx) => careCubedResults(tx, about()))).toEqual([]);
  expect(await recordCareCubed(stranger.analyst, about(), result, undefined)).toBeNull();
  const { rows } = await database.owner.query(
    "SELECT kind FROM audit_event WHERE subject_id = ANY ($1) ORDER BY seq",
    [[placementId, kept?.id]],
  );
  expect(rows).toEqual([{ kind: "care-cubed-recorded" }, { kind: "document-read" }]);
});

test.each([
  ["without its version", { version: " " }, "incomplete"],
  ["without who was trained", { trained: "" }, "incomplete"],
  ["of a day to come", { madeOn: toDay("2026-11-17") }, "made-ahead"],
  ["without a figure", { weekly: pence(0) }, "no-figure"],
  ["that names a person", { caseReference: "NHS number 943 476 5919" }, "names-a-person"],
])("a result %s is refused", async (_what, changes, kind) => {
  const verdict = await recordCareCubed(world.analyst, about(), { ...result, ...changes }, undefined);
  expect(verdict).toMatchObject({ ok: false, why: { kind } });
});
