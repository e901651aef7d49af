import type pg from "pg";
import { appointEvaluator } from "#app/commands/evaluation/appoint-evaluator.server.ts";
import { declareInterests } from "#app/commands/evaluation/declare-interests.server.ts";
import { beginRoundOpening, completeRoundOpening } from "#app/commands/evaluation/open-round.server.ts";
import { agreeOnScore, giveScore } from "#app/commands/evaluation/score-answer.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import type { Role, StaffActor } from "#app/domain/access/actor.ts";
import { anApplicant, applying, type Applying } from "./applicant.ts";
import { idOf, insert } from "./market.ts";
import { receiptPage, wholeApplication } from "./whole-application.ts";

/** A round with two submissions, and the people who judge it. */
export type Evaluating = Applying & {
  readonly other: Pick<Applying, "actor" | "partyId" | "organisationId">;
  readonly applicationId: string;
  readonly submissionId: string;
  readonly otherSubmissionId: string;
  readonly termsId: string;
  readonly commissioner: StaffActor;
  readonly commissioner2: StaffActor;
  readonly evaluator: StaffActor;
  readonly evaluator2: StaffActor;
  readonly approver: StaffActor;
};

/** The instants that tests of an evaluation stand at. */
const during = "2026-11-24T10:00:00Z";
export const beforeClose = "2026-12-04T11:59:59.999Z";
export const afterClose = "2026-12-04T12:00:00.000Z";

export const page = (applicationId: string) =>
  `https://care.test/provider/applications/${applicationId}/outcome`;

type HoldClock = (instant: string) => Promise<void>;

/** Two providers have applied at 24.38 and 25.00 pounds an hour; the clock stands while the round is open. */
export async function evaluating(owner: pg.Client, holdClock: HoldClock, world = 0): Promise<Evaluating> {
  await holdClock(during);
  const round = await applying(owner, world);
  const other = await anApplicant(owner, 2, world);
  const first = await submitted(round, await wholeApplication(round));
  const second = await submitted(
    other,
    await wholeApplication(round, other.actor, other.organisationId, 2_500),
  );
  const termsId = idOf(31, 1, world);
  await insert(owner, "framework_terms", [
    {
      id: termsId,
      framework_id: round.frameworkId,
      version: 1,
      title: "Terms",
      text: "Be kind.",
      published_at: "2026-01-01T00:00:00Z",
    },
  ]);
  const person = (nth: number, ...roles: Role[]) => member(owner, round.commissionerId, world, nth, roles);
  return {
    ...round,
    other,
    termsId,
    applicationId: first.applicationId,
    submissionId: first.id,
    otherSubmissionId: second.id,
    commissioner: await person(1, "commissioner"),
    commissioner2: await person(2, "commissioner"),
    evaluator: await person(3, "evaluator"),
    evaluator2: await person(4, "evaluator"),
    approver: await person(5, "approver"),
  };
}

async function submitted({ actor }: Pick<Applying, "actor">, applicationId: string) {
  const verdict = await submitApplication(actor, applicationId, receiptPage);
  if (!verdict?.ok) throw new Error("the application could not be submitted");
  return { id: verdict.value.id, applicationId };
}

async function member(
  owner: pg.Client,
  commissionerId: string,
  world: number,
  nth: number,
  roles: readonly Role[],
): Promise<StaffActor> {
  const accountId = idOf(30, nth, world);
  await insert(owner, "account", [
    {
      ...{ id: accountId, email: `staff${world}-${nth}@council.test`, name: `Staff ${nth}` },
      ...{ commissioner_id: commissionerId, roles, created_at: "2026-01-01T00:00:00Z" },
    },
  ]);
  return { kind: "staff", accountId, commissionerId, roles };
}

/** Two people open the round after its close; everyone declares that they have no interest; two evaluators are on the panel. */
export async function opened(world: Evaluating, holdClock: HoldClock) {
  await holdClock(afterClose);
  await beginRoundOpening(world.commissioner, world.roundId);
  await completeRoundOpening(world.approver, world.roundId);
  for (const person of [
    world.commissioner,
    world.commissioner2,
    world.evaluator,
    world.evaluator2,
    world.approver,
  ])
    await declareInterests(person, world.roundId, { providerIds: [], statement: "" });
  for (const { accountId } of [world.evaluator, world.evaluator2])
    await appointEvaluator(world.commissioner, world.roundId, { accountId, livedExperience: false });
}

/** Both evaluators give a submission this score, and the moderator agrees it. */
export async function scored(world: Evaluating, submissionId: string, score: number) {
  const answer = { roundId: world.roundId, submissionId, questionCode: "OUTCOMES" };
  const given = { score, reason: "As the answer shows." };
  await giveScore(world.evaluator, answer, given);
  await giveScore(world.evaluator2, answer, given);
  const agreed = await agreeOnScore(world.commissioner, answer, given);
  if (!agreed.ok) throw new Error(`not agreed: ${agreed.why.kind}`);
}
