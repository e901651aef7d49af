import { beforeAll, expect, test } from "vitest";
import { approveOutcomes, lotKey, proposeOutcomes } from "#app/commands/evaluation/decide-outcomes.server.ts";
import { sendOutcomeLetters } from "#app/commands/evaluation/send-letters.server.ts";
import { settleRates } from "#app/commands/round/settle-rates.server.ts";
import type { Applying } from "#test/factories/applicant.ts";
import { anApplicant } from "#test/factories/applicant.ts";
import { evaluating, opened, page, scored, type Evaluating } from "#test/factories/evaluation.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { memberAt } from "#test/factories/member.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Evaluating;
const rateIds: string[] = [];

/** Members at 24.50 (fits), 24.51 (a penny over the new cap) and 25.50 (allowed until 1 April 2027), that do not apply. */
beforeAll(async () => {
  world = await evaluating(database.owner, database.holdClock);
  const { owner } = database;
  const silent: Pick<Applying, "actor" | "partyId" | "organisationId">[] = [];
  for (const [nth, price] of [2_450, 2_451, 2_550].entries()) {
    const applicant = await anApplicant(owner, 50 + nth);
    silent.push(applicant);
    rateIds.push(await memberAt(owner, world, applicant, price, nth));
  }
  // The first applicant is a member too: its admission re-prices it, so it waits.
  rateIds.push(await memberAt(owner, world, world, 2_600, 9));
  const [lineId] = world.lineIds;
  await owner.query("UPDATE price_cap SET effective_to = '2027-01-04' WHERE id = $1", [world.capIds[0]]);
  const cap = { basis: "Test", source: "Test", invented: true, effective_from: "2027-01-04" };
  await insert(owner, "price_cap", [
    {
      ...{ id: idOf(60, 1), framework_id: world.frameworkId, service_line_id: lineId },
      ...{ area_id: world.everywhereId, pence: 2_450, ...cap },
    },
  ]);
  await insert(owner, "cap_exception", [
    {
      ...{ id: idOf(61, 1), framework_id: world.frameworkId, provider_id: silent[2]?.actor.providerId },
      ...{ service_line_id: lineId, maximum_pence: 2_550, from_on: "2027-01-01", to_on: "2027-04-01" },
      ...{ requested_by: world.brokerId, decided_by: world.approver.accountId },
      decided_at: "2026-12-01T10:00:00Z",
    },
  ]);
  await insert(owner, "price_clause", [
    { framework_id: world.frameworkId, reason: "CAP", clause: "Clause 3", from_on: "2025-04-01" },
  ]);
  await owner.query("UPDATE round SET unfit_rates = 'DROP_TO_CAP' WHERE id = $1", [world.roundId]);
});

async function rates() {
  const { rows } = await database.owner.query<Record<string, unknown>>(
    `SELECT r.pence, r.valid_from::text AS "from", r.valid_to::text AS "to", r.reason::text, r.clause, r.vat::text
     FROM rate r WHERE r.provider_id <> $1 ORDER BY r.provider_id, r.valid_from`,
    [world.actor.providerId],
  );
  return rows;
}

test("rates are settled after the opening, and once every applicant has its letter", async () => {
  expect(await settleRates(world.commissioner, world.roundId)).toMatchObject({
    why: { kind: "wrong-status" },
  });
  await opened(world, database.holdClock);
  expect(await settleRates(world.commissioner, world.roundId)).toEqual({
    ok: false,
    why: { kind: "undecided", submissions: 2 },
  });
  for (const id of [world.submissionId, world.otherSubmissionId]) await scored(world, id, 4);
  const keys = [world.submissionId, world.otherSubmissionId].map((id) =>
    lotKey(id, world.coreLotIds[0] ?? ""),
  );
  await proposeOutcomes(world.commissioner, world.roundId, keys);
  await approveOutcomes(world.approver, world.roundId, keys);
  expect(await sendOutcomeLetters(world.commissioner, world.roundId, page)).toMatchObject({ ok: true });
});

test("what no longer fits drops to the cap on the effective day, with the reason and the clause", async () => {
  expect(await settleRates(world.commissioner, world.roundId)).toEqual({
    ok: true,
    value: { providers: 1, rates: 1 },
  });
  const kept = { to: null, reason: "ROUND", clause: "", vat: "STANDARD", from: "2026-01-05" };
  expect(await rates()).toEqual([
    { ...kept, pence: 2_450 },
    { ...kept, pence: 2_451, to: "2027-01-04" },
    { ...kept, pence: 2_450, from: "2027-01-04", reason: "CAP", clause: "Clause 3" },
    { ...kept, pence: 2_550 },
  ]);
});

test("done twice it changes nothing; one event holds the count, and the provider has one letter", async () => {
  expect(await settleRates(world.commissioner, world.roundId)).toEqual({
    ok: false,
    why: { kind: "nothing-to-settle" },
  });
  const events = await database.owner.query<{ data: object }>(
    "SELECT data FROM audit_event WHERE kind = 'rates-settled'",
  );
  expect(events.rows).toMatchObject([{ data: { ended: 1, begun: 1 } }]);
  const mail = await database.owner.query<{ recipient: string; text: string }>(
    "SELECT recipient, text FROM mail WHERE subject LIKE 'Rates that no longer fit%'",
  );
  expect(mail.rows.map((row) => row.recipient)).toEqual(["provider0-51@provider.test"]);
  expect(mail.rows[0]?.text).toContain("- Line 1, everywhere");
  expect(mail.rows[0]?.text).toContain("Clause 3");
});

test("a member that is admitted waits for its own prices", async () => {
  const { rows } = await database.owner.query("SELECT valid_to FROM rate WHERE id = $1", [rateIds[3]]);
  expect(rows).toEqual([{ valid_to: null }]);
});

test("another council's round is not found", async () => {
  const stranger = { ...world.commissioner, commissionerId: idOf(1, 9) };
  expect(await settleRates(stranger, world.roundId)).toMatchObject({ ok: false });
});
