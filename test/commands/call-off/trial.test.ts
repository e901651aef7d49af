import { beforeAll, expect, test } from "vitest";
import {
  decideTrialOf,
  recordTrialFinding,
  recordTrialSpend,
} from "#app/commands/call-off/run-trial.server.ts";
import { useExtension } from "#app/commands/contract/extend-contract.server.ts";
import { decideOnVariation, proposeVariation } from "#app/commands/contract/vary-contract.server.ts";
import { contractOf } from "#app/data/call-off/contracts.server.ts";
import { setUpTrialOf } from "#app/commands/call-off/set-up-trial.server.ts";
import { findingsOf, spendsOf, trialOf } from "#app/data/call-off/trials.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aCallOff, callingOff, type CallingOff, type MadeCallOff } from "#test/factories/call-off.ts";
import { lawOnFile } from "#test/factories/legal-facts.ts";
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
  await lawOnFile(database.owner);
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
  contractId = await aSignedContract(database.owner, world, made, 1, 12);
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

const longer = { months: 1, reason: "More time." };

test("its contract is not made longer than the trial, nor varied beyond its ceiling", async () => {
  // It runs to 3 January 2028, the trial to 31 December 2027.
  expect(await useExtension(world.commissioner, contractId, longer)).toMatchObject({
    why: { kind: "beyond-trial", endsOn: "2027-12-31" },
  });
  const asked = { effectiveOn: toDay("2027-04-01"), code: "light-touch", clause: "", reason: "More hours" };
  const dearer = (valueWithVat: number) => ({
    ...{ value: pence(valueWithVat), valueWithVat: pence(valueWithVat) },
    ...{ endsOn: toDay("2028-01-03"), extensionMonths: 12 },
  });
  const propose = (value: number) =>
    proposeVariation(world.commissioner, contractId, { ...asked, terms: dearer(value) });
  expect(await propose(2_700_001)).toMatchObject({
    why: { kind: "over-trial-ceiling", ceiling: 2_700_000 },
  });
  expect(await propose(2_700_000)).toMatchObject({ ok: true });
  const approved = { approved: true, reason: "It helps." };
  expect(await decideOnVariation(world.approver, contractId, approved)).toMatchObject({ ok: true });
});

test("it is decided once something was learnt, by another person than set it up, and once", async () => {
  expect(await decideTrialOf(world.approver, contractId, adopt, null)).toMatchObject({
    why: { kind: "too-early" },
  });
  const finding = { on: toDay("2027-02-20"), words: "Nine admissions fewer." };
  expect(await recordTrialFinding(world.commissioner, contractId, finding)).toMatchObject({ ok: true });
  expect(await decideTrialOf(world.commissioner, contractId, adopt, null)).toMatchObject({
    why: { kind: "own-trial" },
  });
  expect(await decideTrialOf(world.approver, contractId, adopt, null)).toMatchObject({ ok: true });
  expect(await decideTrialOf(world.approver, contractId, adopt, null)).toMatchObject({
    why: { kind: "decided-already" },
  });
});

test("what is adopted may be extended by its contract's options", async () => {
  expect(await useExtension(world.commissioner, contractId, longer)).toMatchObject({ ok: true });
});

test("what is stopped ends its contract with its notices, and is not made longer", async () => {
  await database.holdClock("2026-10-29T10:00:00Z");
  const other = await aCallOff(database.owner, world, "draft", draft, 2);
  await setUpTrialOf(world.commissioner, other.callOffId, terms);
  await database.owner.query(
    `UPDATE call_off SET approval_asked_by = created_by, approval_asked_at = '2026-10-30T09:00Z', approved_by = $2,
      approved_at = '2026-10-30T15:00Z', published_at = '2026-11-02T09:00Z' WHERE id = $1`,
    [other.callOffId, world.approver.accountId],
  );
  const stopped = await aSignedContract(database.owner, world, other, 2, 12);
  await database.holdClock("2027-03-01T10:00:00Z");
  const finding = { on: toDay("2027-02-20"), words: "As many admissions as before." };
  await recordTrialFinding(world.commissioner, stopped, finding);
  const stop = { outcome: "STOP", reason: "It made no difference.", lesson: "" } as const;
  expect(await decideTrialOf(world.approver, stopped, stop, null)).toMatchObject({
    why: { kind: "no-last-day" },
  });
  expect(await decideTrialOf(world.approver, stopped, stop, toDay("2027-02-28"))).toMatchObject({
    why: { kind: "last-day-outside", from: "2027-03-01" },
  });
  expect(await decideTrialOf(world.approver, stopped, stop, toDay("2027-03-31"))).toMatchObject({ ok: true });
  const contract = await reading(world.commissioner, (tx) => contractOf(tx, stopped));
  expect(contract).toMatchObject({ endedOn: "2027-03-31", endedReason: "It made no difference." });
  expect(await useExtension(world.commissioner, stopped, longer)).toMatchObject({ why: { kind: "over" } });
  const { rows } = await database.owner.query(
    "SELECT kind FROM audit_event WHERE subject_id IN ($1, $2) ORDER BY seq DESC LIMIT 2",
    [other.callOffId, stopped],
  );
  expect(rows).toEqual([{ kind: "contract-ended" }, { kind: "trial-decided" }]);
});

test("its provider sees what came of it, and another member does not", async () => {
  const [winner, other] = world.bidders;
  expect(await reading(winner.actor, (tx) => findingsOf(tx, made.callOffId))).toHaveLength(1);
  expect(await reading(other.actor, (tx) => findingsOf(tx, made.callOffId))).toEqual([]);
  expect(await reading(other.actor, (tx) => trialOf(tx, made.callOffId))).toBeUndefined();
});

test("each deed left one event of the call-off", async () => {
  const { rows } = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE kind LIKE 'trial-%' AND subject_id = $1 ORDER BY seq",
    [made.callOffId],
  );
  expect(rows.map(({ kind }) => kind)).toEqual([
    ...["trial-set-up", "trial-set-up", "trial-spend-recorded", "trial-finding-recorded", "trial-decided"],
  ]);
});
