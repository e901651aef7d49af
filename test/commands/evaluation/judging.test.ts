import { beforeEach, describe, expect, test } from "vitest";
import { appointEvaluator } from "#app/commands/evaluation/appoint-evaluator.server.ts";
import { judgeScreening } from "#app/commands/evaluation/decide-screening.server.ts";
import { declareInterests } from "#app/commands/evaluation/declare-interests.server.ts";
import { agreeOnScore, giveScore } from "#app/commands/evaluation/score-answer.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { reading } from "#app/data/db.server.ts";
import { scoresOf, screeningsOf } from "#app/data/evaluation-scores.server.ts";
import { evaluating, opened, scored, type Evaluating } from "#test/factories/evaluation.ts";
import { declaration, receiptPage } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let nth = 0;
let world: Evaluating;

beforeEach(async () => {
  world = await evaluating(database.owner, database.holdClock, ++nth);
});

const answer = (submissionId = world.submissionId) => ({
  roundId: world.roundId,
  submissionId,
  questionCode: "OUTCOMES",
});
const four = { score: 4, reason: "Two examples, with evidence." };
const seenBy = (actor: Evaluating["evaluator"]) =>
  reading(actor, async (tx) =>
    (await scoresOf(tx, world.roundId, world.submissionId)).map((each) => each.accountId),
  );

/** Sends the first application again with other answers, before the close. */
async function answering(standards: Record<string, string>, declared = {}) {
  const save = (name: "standards" | "declaration", answers: Record<string, unknown>) =>
    saveApplicationSection(
      world.actor,
      world.applicationId,
      { name: { kind: name }, answers } as never,
      true,
    );
  await save("standards", standards);
  await save("declaration", { ...declaration, ...declared });
  const again = await submitApplication(world.actor, world.applicationId, receiptPage);
  if (!again?.ok) throw new Error("not submitted");
  return again.value.id;
}

describe("pass/fail questions", () => {
  test("that are definite are settled by machine, and nobody may overrule them", async () => {
    await opened(world, database.holdClock);
    const which = { roundId: world.roundId, submissionId: world.submissionId, questionCode: "INSURANCE" };
    expect(await judgeScreening(world.commissioner, which, { result: "FAIL", reason: "No" })).toMatchObject({
      why: { kind: "definite" },
    });
  });

  test("that are not definite, and a declaration other than no, wait for a person with a reason", async () => {
    const submissionId = await answering(
      { INSURANCE: "Not yet" },
      { discretionaryGrounds: "yes", groundsDetail: "A late tax return." },
    );
    await opened(world, database.holdClock);
    const found = async () => {
      const rows = await reading(world.commissioner, (tx) => screeningsOf(tx, world.roundId, submissionId));
      return Object.fromEntries(rows.map((row) => [row.questionCode, row.decided ?? row.machine]));
    };
    const judged = { "declaration:mandatory": "PASS", "declaration:conflicts": "PASS" };
    expect(await found()).toEqual({ ...judged, INSURANCE: "REFER", "declaration:discretionary": "REFER" });

    const which = { roundId: world.roundId, submissionId, questionCode: "INSURANCE" };
    const decision = { result: "PASS", reason: "Cover begins in time." } as const;
    expect(await judgeScreening(world.evaluator, which, decision)).toMatchObject({ ok: true });
    expect(await found()).toMatchObject({ INSURANCE: "PASS", "declaration:discretionary": "REFER" });
  });
});

describe("scores", () => {
  test("are given apart: nobody sees the first before a second stands, and a panel member not before their own", async () => {
    await opened(world, database.holdClock);
    expect(await giveScore(world.evaluator, answer(), four)).toMatchObject({ ok: true });
    expect(await seenBy(world.evaluator)).toEqual([world.evaluator.accountId]);
    expect(await seenBy(world.evaluator2)).toEqual([]);
    expect(await seenBy(world.commissioner)).toEqual([]);

    await giveScore(world.evaluator2, answer(), { ...four, score: 2 });
    expect(await seenBy(world.evaluator2)).toHaveLength(2);
    expect(await seenBy(world.commissioner)).toHaveLength(2);
  });

  test("may be changed until another's stands beside them", async () => {
    await opened(world, database.holdClock);
    await giveScore(world.evaluator, answer(), four);
    expect(await giveScore(world.evaluator, answer(), { ...four, score: 3 })).toMatchObject({ ok: true });
    await giveScore(world.evaluator2, answer(), four);
    expect(await giveScore(world.evaluator, answer(), four)).toMatchObject({ why: { kind: "others-stand" } });
  });

  test("are for the panel alone", async () => {
    await opened(world, database.holdClock);
    const outsider = { ...world.approver, roles: ["evaluator"] as const };
    expect(await giveScore(outsider, answer(), four)).toMatchObject({ why: { kind: "not-on-panel" } });
  });

  test("are refused to an evaluator with an interest in the provider, who still scores the others", async () => {
    await declareInterests(world.evaluator, world.roundId, {
      providerIds: [world.actor.providerId],
      statement: "A cousin",
    });
    const takenBack = { providerIds: [], statement: "" };
    await opened(world, database.holdClock);
    expect(await declareInterests(world.evaluator, world.roundId, takenBack)).toMatchObject({
      why: { kind: "interest-stands" },
    });
    expect(await giveScore(world.evaluator, answer(), four)).toMatchObject({ why: { kind: "not-open" } });
    expect(await giveScore(world.evaluator, answer(world.otherSubmissionId), four)).toMatchObject({
      ok: true,
    });
  });

  test.each([-1, 6, 2.5, Number.NaN])("from 0 to 5 only: %s is refused", async (score) => {
    await opened(world, database.holdClock);
    expect(await giveScore(world.evaluator, answer(), { ...four, score })).toMatchObject({
      why: { kind: "not-a-score" },
    });
  });

  test("are agreed by a moderator who need not be on the panel, once two stand", async () => {
    await opened(world, database.holdClock);
    await giveScore(world.evaluator, answer(), four);
    expect(await agreeOnScore(world.commissioner, answer(), four)).toMatchObject({
      why: { kind: "too-few-scores" },
    });
    await giveScore(world.evaluator2, answer(), { ...four, score: 2 });
    expect(await agreeOnScore(world.commissioner, answer(), { ...four, score: 3 })).toMatchObject({
      ok: true,
    });
    const outsider = { ...answer(), questionCode: "INSURANCE" };
    expect(await agreeOnScore(world.commissioner, outsider, four)).toMatchObject({
      why: { kind: "not-open" },
    });
  });
});

test("the panel takes evaluators of the own commissioner, each once, and notes lived experience", async () => {
  const appoint = (accountId: string) =>
    appointEvaluator(world.commissioner, world.roundId, { accountId, livedExperience: true });
  expect(await appoint(world.evaluator2.accountId)).toMatchObject({ ok: true });
  expect(await appoint(world.evaluator2.accountId)).toMatchObject({ why: { kind: "not-to-appoint" } });
  expect(await appoint(world.approver.accountId)).toMatchObject({ why: { kind: "not-to-appoint" } });
  const { rows } = await database.owner.query(
    "SELECT lived_experience FROM panel_member WHERE round_id = $1",
    [world.roundId],
  );
  expect(rows).toEqual([{ lived_experience: true }]);
});

test("each step of judging leaves its event, with the reason beside it", async () => {
  await opened(world, database.holdClock);
  await scored(world, world.submissionId, 4);
  const { rows } = await database.owner.query<{ kind: string; text: string }>(
    "SELECT e.kind, t.text FROM audit_event e JOIN audit_text t ON t.seq = e.seq WHERE e.subject_id = $1 ORDER BY e.seq",
    [world.submissionId],
  );
  expect(rows.map((row) => row.kind)).toEqual(["question-scored", "question-scored", "score-agreed"]);
  expect(rows[0]?.text).toBe("As the answer shows.");
});
