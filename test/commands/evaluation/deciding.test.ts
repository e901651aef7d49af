import { beforeEach, describe, expect, test } from "vitest";
import { acceptTerms } from "#app/commands/evaluation/accept-terms.server.ts";
import { admitProvider } from "#app/commands/evaluation/admit-provider.server.ts";
import { approveOutcomes, lotKey, proposeOutcomes } from "#app/commands/evaluation/decide-outcomes.server.ts";
import { declareInterests } from "#app/commands/evaluation/declare-interests.server.ts";
import { recordExclusionCheck } from "#app/commands/evaluation/record-exclusion-check.server.ts";
import { giveScore } from "#app/commands/evaluation/score-answer.server.ts";
import { sendOutcomeLetters } from "#app/commands/evaluation/send-letters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { decisionsOf } from "#app/data/evaluation-outcomes.server.ts";
import { evaluating, opened, page, scored, type Evaluating } from "#test/factories/evaluation.ts";
import { insert, idOf } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let nth = 0;
let world: Evaluating;

beforeEach(async () => {
  world = await evaluating(database.owner, database.holdClock, ++nth);
  await opened(world, database.holdClock);
});

const key = (submissionId = world.submissionId) => lotKey(submissionId, world.coreLotIds[0] ?? "");
const keys = () => [key(), key(world.otherSubmissionId)];
const mine = () => ({ roundId: world.roundId, submissionId: world.submissionId });
const check = (clear = true) =>
  recordExclusionCheck(
    world.commissioner,
    { ...mine(), providerId: world.actor.providerId },
    { clear, note: "Looked." },
  );
const accept = (termsId = world.termsId, applicationId = world.applicationId) =>
  acceptTerms(
    world.actor,
    applicationId,
    { termsId, signatoryName: "Priya Hollis", signatoryRole: "Director" },
    page(""),
  );

async function bothScored() {
  await scored(world, world.submissionId, 4);
  await scored(world, world.otherSubmissionId, 2);
}

async function lettersSent() {
  await bothScored();
  await proposeOutcomes(world.commissioner, world.roundId, keys());
  await approveOutcomes(world.approver, world.roundId, keys());
  return sendOutcomeLetters(world.commissioner, world.roundId, page);
}

describe("an outcome", () => {
  test("is not proposed while an answer waits for its agreed score; then none of those chosen is", async () => {
    await scored(world, world.submissionId, 4);
    expect(await proposeOutcomes(world.commissioner, world.roundId, keys())).toMatchObject({
      why: { kind: "not-ready" },
    });
    const { rows } = await database.owner.query("SELECT 1 FROM lot_outcome WHERE round_id = $1", [
      world.roundId,
    ]);
    expect(rows).toEqual([]);
  });

  test("gives the reasons criterion by criterion and admits exactly from the minimum score on", async () => {
    await bothScored();
    await database.owner.query("UPDATE round SET minimum_score = 80 WHERE id = $1", [world.roundId]);
    await proposeOutcomes(world.commissioner, world.roundId, keys());
    const decisions = await reading(world.commissioner, (tx) => decisionsOf(tx, { roundId: world.roundId }));
    expect(decisions.map((decision) => decision.admitted)).toEqual([true, false]);
    expect(decisions[0]?.criteria.map((criterion) => criterion.kind)).toEqual([
      ...["screening", "screening", "screening", "screening", "score", "total", "prices"],
    ]);
    expect(decisions[1]?.criteria).toContainEqual({
      kind: "total",
      met: false,
      minimum: 80,
      points: 200,
      of: 500,
    });
  });

  test("is not approved by the person who proposed it, nor twice", async () => {
    await bothScored();
    await proposeOutcomes(world.commissioner, world.roundId, keys());
    expect(await approveOutcomes(world.commissioner, world.roundId, keys())).toMatchObject({
      why: { kind: "own-proposal" },
    });
    expect(await approveOutcomes(world.commissioner2, world.roundId, keys())).toMatchObject({ ok: true });
    expect(await approveOutcomes(world.approver, world.roundId, keys())).toMatchObject({
      why: { kind: "already-approved" },
    });
    expect(await proposeOutcomes(world.commissioner, world.roundId, keys())).toMatchObject({
      why: { kind: "already-approved" },
    });
  });

  test("once approved fixes what it rests on", async () => {
    await bothScored();
    await proposeOutcomes(world.commissioner, world.roundId, keys());
    await approveOutcomes(world.approver, world.roundId, keys());
    const answer = { ...mine(), questionCode: "OUTCOMES" };
    expect(await giveScore(world.evaluator, answer, { score: 5, reason: "Again" })).toMatchObject({
      why: { kind: "settled" },
    });
  });

  test("is the applicant's to read when its letter has gone, and nobody else's", async () => {
    const read = (actor: Evaluating["actor"]) =>
      reading(actor, (tx) => decisionsOf(tx, { roundId: world.roundId }));
    await bothScored();
    await proposeOutcomes(world.commissioner, world.roundId, keys());
    await approveOutcomes(world.approver, world.roundId, keys());
    expect(await read(world.actor)).toEqual([]);
    await sendOutcomeLetters(world.commissioner, world.roundId, page);
    expect((await read(world.actor)).map((decision) => decision.submissionId)).toEqual([world.submissionId]);
  });
});

describe("letters", () => {
  test("go to everyone at once, when every lot has an approved outcome, and once", async () => {
    await scored(world, world.submissionId, 4);
    await proposeOutcomes(world.commissioner, world.roundId, [key()]);
    await approveOutcomes(world.approver, world.roundId, [key()]);
    expect(await sendOutcomeLetters(world.commissioner, world.roundId, page)).toMatchObject({
      why: { kind: "undecided" },
    });
    await scored(world, world.otherSubmissionId, 4);
    const other = [key(world.otherSubmissionId)];
    await proposeOutcomes(world.commissioner, world.roundId, other);
    await approveOutcomes(world.approver, world.roundId, other);
    const sent = await sendOutcomeLetters(world.commissioner, world.roundId, page);
    expect(sent).toEqual({ ok: true, value: { letters: 2, standstillEndsAt: null } });
    expect(await sendOutcomeLetters(world.commissioner, world.roundId, page)).toMatchObject({
      why: { kind: "already-sent" },
    });
  });

  test("are not sent by a person with an interest in an applicant", async () => {
    await bothScored();
    await proposeOutcomes(world.commissioner, world.roundId, keys());
    await approveOutcomes(world.approver, world.roundId, keys());
    await declareInterests(world.commissioner, world.roundId, {
      providerIds: [world.actor.providerId],
      statement: "A cousin",
    });
    expect(await sendOutcomeLetters(world.commissioner, world.roundId, page)).toMatchObject({
      why: { kind: "interest" },
    });
  });
});

describe("the terms", () => {
  test("are accepted only for an application that a letter admits, in the version that was read, once", async () => {
    expect(await accept()).toMatchObject({ why: { kind: "not-admitted" } });
    await lettersSent();
    expect(await accept(idOf(99, 1))).toMatchObject({ why: { kind: "another-version" } });
    expect(await accept()).toMatchObject({ ok: true });
    expect(await accept()).toMatchObject({ why: { kind: "already-accepted" } });
    const stranger = { termsId: world.termsId, signatoryName: "Tom", signatoryRole: "Director" };
    expect(await acceptTerms(world.other.actor, world.applicationId, stranger, page(""))).toMatchObject({
      why: { kind: "no-application" },
    });
  });
});

describe("admission", () => {
  test("waits for the check, a clear one, and the terms", async () => {
    await lettersSent();
    const admit = () => admitProvider(world.commissioner, mine(), page);
    expect(await admit()).toMatchObject({ why: { kind: "not-checked" } });
    await check(false);
    expect(await admit()).toMatchObject({ why: { kind: "not-clear" } });
    await database.holdClock("2026-12-07T10:00:00Z");
    await check();
    expect(await admit()).toMatchObject({ why: { kind: "terms-not-accepted" } });
    await accept();
    expect(await admit()).toEqual({ ok: true, value: { lots: 1, rates: 1 } });
  });

  test("gives nothing when a cap has fallen under the price since", async () => {
    await lettersSent();
    await check();
    await accept();
    await database.owner.query(
      "UPDATE price_cap SET effective_to = '2027-01-01' WHERE service_line_id = $1",
      [world.lineIds[0]],
    );
    const cap = {
      framework_id: world.frameworkId,
      service_line_id: world.lineIds[0],
      area_id: world.everywhereId,
    };
    await insert(database.owner, "price_cap", [
      {
        id: idOf(40, 1, nth),
        ...cap,
        pence: 2_400,
        effective_from: "2027-01-01",
        basis: "Test",
        source: "Test",
        invented: true,
      },
    ]);
    expect(await admitProvider(world.commissioner, mine(), page)).toMatchObject({
      why: { kind: "over-cap" },
    });
    const { rows } = await database.owner.query("SELECT 1 FROM lot_membership WHERE framework_id = $1", [
      world.frameworkId,
    ]);
    expect(rows).toEqual([]);
  });

  test("of a member re-prices it on the effective day instead of a second membership", async () => {
    const membership = await existingMember(2_300);
    await lettersSent();
    await check();
    await accept();
    expect(await admitProvider(world.commissioner, mine(), page)).toEqual({
      ok: true,
      value: { lots: 1, rates: 1 },
    });
    expect(await ratesOf(membership)).toEqual([
      { pence: 2_300, from: "2026-01-05", to: "2027-01-04" },
      { pence: 2_438, from: "2027-01-04", to: null },
    ]);
    const { rows } = await database.owner.query("SELECT 1 FROM lot_membership WHERE party_id = $1", [
      world.partyId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("of a member that keeps its price leaves the rate as it stands", async () => {
    const membership = await existingMember(2_438);
    await lettersSent();
    await check();
    await accept();
    expect(await admitProvider(world.commissioner, mine(), page)).toEqual({
      ok: true,
      value: { lots: 1, rates: 0 },
    });
    expect(await ratesOf(membership)).toEqual([{ pence: 2_438, from: "2026-01-05", to: null }]);
  });
});

async function existingMember(pence: number): Promise<string> {
  const id = idOf(41, 1, nth);
  const owned = {
    framework_id: world.frameworkId,
    lot_id: world.coreLotIds[0],
    provider_id: world.actor.providerId,
  };
  await insert(database.owner, "lot_membership", [
    { id, ...owned, party_id: world.partyId, active_from: "2026-01-05" },
  ]);
  await insert(database.owner, "membership_area", [{ membership_id: id, area_id: world.everywhereId }]);
  await insert(database.owner, "rate", [
    {
      ...{
        id: idOf(42, 1, nth),
        ...owned,
        membership_id: id,
        service_line_id: world.lineIds[0],
        area_id: world.everywhereId,
      },
      ...{
        location_id: world.organisationId,
        pence,
        valid_from: "2026-01-05",
        cap_id: world.capIds[0],
        cap_pence: 2_600,
      },
    },
  ]);
  return id;
}

async function ratesOf(membershipId: string) {
  const { rows } = await database.owner.query<Record<string, unknown>>(
    `SELECT pence, valid_from::text AS from, valid_to::text AS to FROM rate WHERE membership_id = $1 ORDER BY valid_from`,
    [membershipId],
  );
  return rows;
}
