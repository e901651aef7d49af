import { beforeAll, expect, test } from "vitest";
import { acceptTerms } from "#app/commands/evaluation/accept-terms.server.ts";
import { admitProvider } from "#app/commands/evaluation/admit-provider.server.ts";
import { approveOutcomes, lotKey, proposeOutcomes } from "#app/commands/evaluation/decide-outcomes.server.ts";
import { recordExclusionCheck } from "#app/commands/evaluation/record-exclusion-check.server.ts";
import { sendOutcomeLetters } from "#app/commands/evaluation/send-letters.server.ts";
import { evaluating, opened, page, scored, type Evaluating } from "#test/factories/evaluation.ts";
import { lawOnFile } from "#test/factories/legal-facts.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Evaluating;

beforeAll(async () => {
  world = await evaluating(database.owner, database.holdClock);
  await database.owner.query(
    "UPDATE framework SET regime = 'PCR_2015_LIGHT_TOUCH', maximum_pence = 500000000000 WHERE id = $1",
    [world.frameworkId],
  );
  await lawOnFile(database.owner);
});

test("two submissions are opened, judged, decided, told and admitted, one step after the other", async () => {
  await opened(world, database.holdClock);
  await scored(world, world.submissionId, 4);
  await scored(world, world.otherSubmissionId, 2);
  const [lotId = ""] = world.coreLotIds;
  const keys = [lotKey(world.submissionId, lotId), lotKey(world.otherSubmissionId, lotId)];
  const { roundId, submissionId } = world;
  const mine = { roundId, submissionId };

  expect(await proposeOutcomes(world.commissioner, roundId, keys)).toEqual({
    ok: true,
    value: { proposed: 2 },
  });
  expect(await approveOutcomes(world.commissioner, roundId, keys)).toMatchObject({
    why: { kind: "own-proposal" },
  });
  expect(await sendOutcomeLetters(world.commissioner, roundId, page)).toMatchObject({
    why: { kind: "undecided" },
  });
  expect(await approveOutcomes(world.approver, roundId, keys)).toEqual({ ok: true, value: { approved: 2 } });
  const sent = await sendOutcomeLetters(world.commissioner, roundId, page);
  expect(sent).toEqual({
    ok: true,
    value: { letters: 2, standstillEndsAt: new Date("2026-12-15T00:00:00Z") },
  });

  const signature = { termsId: world.termsId, signatoryName: "Priya Hollis", signatoryRole: "Director" };
  expect(await acceptTerms(world.actor, world.applicationId, signature, page(""))).toMatchObject({
    ok: true,
  });
  expect(await admitProvider(world.commissioner, mine, page)).toMatchObject({ why: { kind: "standstill" } });
  await database.holdClock("2026-12-15T00:00:00Z");
  expect(await admitProvider(world.commissioner, mine, page)).toMatchObject({ why: { kind: "not-checked" } });
  const check = { ...mine, providerId: world.actor.providerId };
  await recordExclusionCheck(world.commissioner, check, { clear: true, note: "" });
  expect(await admitProvider(world.commissioner, mine, page)).toEqual({
    ok: true,
    value: { lots: 1, rates: 1 },
  });
  expect(await admitProvider(world.commissioner, mine, page)).toMatchObject({
    why: { kind: "already-admitted" },
  });
  const refused = { roundId, submissionId: world.otherSubmissionId };
  expect(await admitProvider(world.commissioner, refused, page)).toMatchObject({ why: { kind: "not-open" } });

  const rates = await database.owner.query(
    "SELECT r.pence, r.cap_pence, r.valid_from::text, r.valid_to, m.active_from::text, m.party_id FROM rate r JOIN lot_membership m ON m.id = r.membership_id",
  );
  expect(rates.rows).toEqual([
    {
      pence: 2_438,
      cap_pence: 2_600,
      valid_from: "2027-01-04",
      valid_to: null,
      active_from: "2027-01-04",
      party_id: world.partyId,
    },
  ]);
  const notices = await database.owner.query(
    "SELECT kind, subject_kind::text, due_on::text FROM notice_obligation WHERE subject_id = $1 ORDER BY due_on",
    [roundId],
  );
  expect(notices.rows).toEqual([
    { kind: "award-notice", subject_kind: "ROUND", due_on: "2027-02-01" },
    { kind: "contracts-finder", subject_kind: "ROUND", due_on: "2027-03-15" },
  ]);
  const specialisms = await database.owner.query(
    "SELECT specialism FROM provider_specialism WHERE provider_id = $1",
    [world.actor.providerId],
  );
  expect(specialisms.rows).toEqual([{ specialism: "Somali" }]);
  const mail = await database.owner.query<{ recipient: string; subject: string }>(
    "SELECT recipient, subject FROM mail WHERE subject NOT LIKE 'We have received%' ORDER BY recipient, subject",
  );
  expect(mail.rows.map(({ recipient, subject }) => `${recipient}: ${subject}`)).toEqual([
    "provider0-1@provider.test: You are admitted to Framework",
    "provider0-1@provider.test: You have accepted the terms of Framework",
    "provider0-1@provider.test: Your application R3-0001-1: the outcome",
    "provider0-2@provider.test: Your application R3-0002-1: the outcome",
  ]);
});
