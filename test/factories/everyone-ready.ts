import type pg from "pg";
import { acceptTerms } from "#app/commands/evaluation/accept-terms.server.ts";
import { approveOutcomes, lotKey, proposeOutcomes } from "#app/commands/evaluation/decide-outcomes.server.ts";
import { recordExclusionCheck } from "#app/commands/evaluation/record-exclusion-check.server.ts";
import { sendOutcomeLetters } from "#app/commands/evaluation/send-letters.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { anApplicant } from "./applicant.ts";
import { evaluating, opened, page, scored, type Evaluating } from "./evaluation.ts";
import { idOf, insert } from "./market.ts";
import { memberAt } from "./member.ts";
import { receiptPage, wholeApplication } from "./whole-application.ts";

type Ready = { readonly actor: ProviderActor; readonly applicationId: string; readonly submissionId: string };

/**
 * Four applicants with everything in place for admission: a member at another price, a member in other places, a member
 * at the price that it offers again, and one that is new.
 */
export async function everyoneReady(
  owner: pg.Client,
  holdClock: (instant: string) => Promise<void>,
): Promise<{ readonly world: Evaluating; readonly ready: readonly Ready[] }> {
  const world = await evaluating(owner, holdClock);
  const ready: Ready[] = [
    await applied(owner, world.actor, world.applicationId),
    await applied(owner, world.other.actor),
  ];
  await memberAt(owner, world, world, 2_500, 1);
  await memberAt(owner, world, world.other, 2_500, 2);
  await insert(owner, "location", [
    {
      id: idOf(43, 1),
      provider_id: world.other.actor.providerId,
      name: "Branch",
      organisation: false,
      regulated: false,
    },
  ]);
  await insert(owner, "membership_location", [
    {
      ...{ membership_id: idOf(40, 2), location_id: idOf(43, 1), lot_id: world.coreLotIds[0] },
      provider_id: world.other.actor.providerId,
    },
  ]);
  for (const nth of [3, 4]) {
    const applicant = await anApplicant(owner, nth);
    const { actor, organisationId } = applicant;
    const applicationId = await wholeApplication(world, actor, organisationId, 2_400 + nth);
    const verdict = await submitApplication(actor, applicationId, receiptPage);
    if (!verdict?.ok) throw new Error("the application could not be submitted");
    ready.push(await applied(owner, actor, applicationId));
    if (nth === 3) await memberAt(owner, world, applicant, 2_403, nth, "EXEMPT");
  }
  await opened(world, holdClock);
  await decided(world, ready);
  return { world, ready };
}

async function applied(owner: pg.Client, actor: ProviderActor, applicationId?: string): Promise<Ready> {
  const { rows } = await owner.query<{ id: string; application_id: string }>(
    "SELECT id, application_id FROM submission WHERE provider_id = $1",
    [actor.providerId],
  );
  if (!rows[0]) throw new Error("there is no submission");
  return { actor, applicationId: applicationId ?? rows[0].application_id, submissionId: rows[0].id };
}

async function decided(world: Evaluating, ready: readonly Ready[]) {
  const { commissioner, approver, roundId } = world;
  for (const { submissionId } of ready) await scored(world, submissionId, 4);
  const keys = ready.map(({ submissionId }) => lotKey(submissionId, world.coreLotIds[0] ?? ""));
  await proposeOutcomes(commissioner, roundId, keys);
  await approveOutcomes(approver, roundId, keys);
  await sendOutcomeLetters(commissioner, roundId, page);
  const signatory = { termsId: world.termsId, signatoryName: "Priya Hollis", signatoryRole: "Director" };
  for (const { actor, applicationId, submissionId } of ready) {
    const whose = { roundId, submissionId, providerId: actor.providerId };
    await recordExclusionCheck(commissioner, whose, { clear: true, note: "Looked." });
    await acceptTerms(actor, applicationId, signatory, page(""));
  }
}
