import { beforeAll, expect, test } from "vitest";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import type { Actor, StaffActor } from "#app/domain/access/actor.ts";
import { reading } from "#app/data/db.server.ts";
import { frozenContent, contentHash, submissionsOf } from "#app/data/application/submissions.server.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { staff } from "#test/factories/people.ts";
import { receiptPage, wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Applying;
let applicationId: string;
let commissioner: StaffActor;

beforeAll(async () => {
  world = await applying(database.owner);
  await database.holdClock("2026-11-24T10:00:00Z");
  commissioner = await staff(database.owner, world.commissionerId, "moira@council.test", [
    "commissioner",
    "approver",
  ]);
  applicationId = await wholeApplication(world);
  await submitApplication(world.actor, applicationId, receiptPage);
});

/** How many rows of what an application says this actor can see. */
function sealedRows(actor: Actor) {
  return reading(
    actor,
    (tx) =>
      tx.$queryRaw`SELECT (SELECT count(*)::int FROM application_section) AS sections,
      (SELECT count(*)::int FROM application_price) AS drafted, (SELECT count(*)::int FROM submission_content) AS contents,
      (SELECT count(*)::int FROM submission_price) AS prices, (SELECT count(*)::int FROM submission) AS submissions`,
  );
}

const nothing = { sections: 0, drafted: 0, contents: 0, prices: 0 };

test("before the opening the council's staff see who submitted and when, and no answer or price", async () => {
  expect(await sealedRows(commissioner)).toEqual([{ ...nothing, submissions: 1 }]);
});

test("another provider, a visitor and the portal itself see nothing of it", async () => {
  const other = await anApplicant(database.owner, 2);
  expect(await sealedRows(other.actor)).toEqual([{ ...nothing, submissions: 0 }]);
  expect(await sealedRows({ kind: "nobody" })).toEqual([{ ...nothing, submissions: 0 }]);
  expect(await sealedRows({ kind: "system" })).toEqual([{ ...nothing, submissions: 1 }]);
});

test("its own provider can prove by the hash what it sent", async () => {
  const proof = await reading(world.actor, async (tx) => {
    const [submission] = await submissionsOf(tx, applicationId);
    const frozen = submission && (await frozenContent(tx, submission.id));
    return frozen && [contentHash(frozen.salt, frozen.content), submission.contentHash];
  });
  expect(proof?.[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(proof?.[0]).toBe(proof?.[1]);
});

test("a draft stays its provider's alone also after the opening, while what was submitted is opened", async () => {
  await database.owner.query(
    "INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ($1, $2, now(), $3, now())",
    [world.roundId, commissioner.accountId, world.brokerId],
  );
  await database.owner.query(
    "INSERT INTO conflict_declaration (round_id, account_id, framework_id, declared_at, provider_ids) VALUES ($1, $2, $3, now(), '{}')",
    [world.roundId, commissioner.accountId, world.frameworkId],
  );
  expect(await sealedRows(commissioner)).toEqual([
    { sections: 0, drafted: 0, contents: 1, prices: 1, submissions: 1 },
  ]);
});

test("nothing is submitted to a round that has been opened", async () => {
  const refused = await submitApplication(world.actor, applicationId, receiptPage);
  expect(refused).toMatchObject({ ok: false, why: { kind: "round-not-open" } });
});
