import { beforeAll, expect, test } from "vitest";
import {
  decideTrialOf,
  recordTrialFinding,
  recordTrialSpend,
} from "#app/commands/call-off/run-trial.server.ts";
import { setUpTrialOf } from "#app/commands/call-off/set-up-trial.server.ts";
import { findingsOf, spendsOf, trialOf } from "#app/data/call-off/trials.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aCallOff, callingOff, type CallingOff, type MadeCallOff } from "#test/factories/call-off.ts";
import { aSignedContract } from "#test/factories/signed-contract.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let made: MadeCallOff;
let contractId: string;

const terms = {
  hypothesis: "A night responder keeps people out of hospital.",
  measure: "Admissions at night",
  ceiling: pence(2_700_000),
  endsOn: toDay("2027-12-31"),
};
const draft = { innovation: true, route: "DIRECT", closes_at: null, questions_close_at: null };

beforeAll(async () => {
  await database.holdClock("2026-10-29T10:00:00Z");
  world = await callingOff(database.owner);
  made = await aCallOff(database.owner, world, "draft", draft);
});

test("a trial is set up while the call-off is a draft, and may be set up anew", async () => {
  const early = { ...terms, ceiling: pence(2_600_000) };
  expect(await setUpTrialOf(world.commissioner, made.callOffId, early)).toMatchObject({ ok: true });
  expect(await setUpTrialOf(world.commissioner, made.callOffId, terms)).toMatchObject({ ok: true });
  const low = { ...terms, ceiling: pence(2_599_999) };
  expect(await setUpTrialOf(world.commissioner, made.callOffId, low)).toMatchObject({
    why: { kind: "value-over-ceiling" },
  });
  const trial = await reading(world.commissioner, (tx) => trialOf(tx, made.callOffId));
  expect(trial).toMatchObject({ ceiling: 2_700_000, spent: 0, findings: 0, decision: null });
});

test("a stranger's call-off has no trial to set up", async () => {
  const other = await callingOff(database.owner, 1);
  expect(await setUpTrialOf(other.commissioner, made.callOffId, terms)).toBeNull();
});

test("what was put up for approval is not set up anew, by command or by hand", async () => {
  await database.owner.query(
    `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = '2026-10-30T09:00Z', approved_by = $2,
      approved_at = '2026-10-30T15:00Z', published_at = '2026-11-02T09:00Z' WHERE id = $1`,
    [made.callOffId, world.approver.accountId],
  );
  expect(await setUpTrialOf(world.commissioner, made.callOffId, terms)).toMatchObject({
    why: { kind: "not-now" },
  });
  const byHand = "UPDATE call_off_trial SET ceiling_pence = 1 WHERE call_off_id = $1";
  await expect(database.owner.query(byHand, [made.callOffId])).rejects.toMatchObject({ code: "23514" });
  contractId = await aSignedContract(database.owner, world, made);
});

const spend = { on: toDay("2027-02-01"), pence: pence(1_500_000), words: "First half year" };

test("payments stay within the ceiling, also when two come at once", async () => {
  await database.holdClock("2027-03-01T10:00:00Z");
  const both = await Promise.all([
    recordTrialSpend(world.commissioner, contractId, spend),
    recordTrialSpend(world.commissioner2, contractId, spend),
  ]);
  expect(both.map((verdict) => verdict?.ok).sort()).toEqual([false, true]);
  const byHand = `INSERT INTO trial_spend (call_off_id, commissioner_id, spent_on, pence, words, recorded_by, recorded_at)
    VALUES ($1, $2, '2027-02-01', 1200001, 'x', $3, now())`;
  const values = [made.callOffId, world.commissionerId, world.commissioner.accountId];
  await expect(database.owner.query(byHand, values)).rejects.toMatchObject({ code: "23514" });
  expect(await reading(world.finance, (tx) => spendsOf(tx, made.callOffId))).toHaveLength(1);
});

const adopt = { outcome: "ADOPT", reason: "It works.", lesson: "Answer within the hour." } as const;

test("it is decided once something was learnt, by another person than set it up, and once", async () => {
  expect(await decideTrialOf(world.approver, contractId, adopt)).toMatchObject({
    why: { kind: "too-early" },
  });
  const finding = { on: toDay("2027-02-20"), words: "Nine admissions fewer." };
  expect(await recordTrialFinding(world.commissioner, contractId, finding)).toMatchObject({ ok: true });
  expect(await decideTrialOf(world.commissioner, contractId, adopt)).toMatchObject({
    why: { kind: "own-trial" },
  });
  expect(await decideTrialOf(world.approver, contractId, adopt)).toMatchObject({ ok: true });
  expect(await decideTrialOf(world.approver, contractId, adopt)).toMatchObject({
    why: { kind: "decided-already" },
  });
});

test("its provider sees what came of it, and another member does not", async () => {
  const [winner, other] = world.bidders;
  expect(await reading(winner.actor, (tx) => findingsOf(tx, made.callOffId))).toHaveLength(1);
  expect(await reading(other.actor, (tx) => findingsOf(tx, made.callOffId))).toEqual([]);
  expect(await reading(other.actor, (tx) => trialOf(tx, made.callOffId))).toBeUndefined();
});

test("each deed left one event of the call-off", async () => {
  const { rows } = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE kind LIKE 'trial-%' ORDER BY seq",
  );
  expect(rows.map(({ kind }) => kind)).toEqual([
    ...["trial-set-up", "trial-set-up", "trial-spend-recorded", "trial-finding-recorded", "trial-decided"],
  ]);
});
