import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { publishRound as publish, type PublishRefusal } from "#app/domain/round/decisions.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { frameworkById } from "#app/data/frameworks.server.ts";
import { questionsOf } from "#app/data/question-sets.server.ts";
import { ratesSetUntil } from "#app/data/rates-to-come.server.ts";
import { decideRound, lockRound } from "#app/data/rounds.server.ts";

/** Publishes a draft: from now on everyone sees its dates, lots and questions, and none of them changes but by extension. */
export function publishRound(
  actor: StaffActor,
  roundId: string,
): Promise<Verdict<null, PublishRefusal | { readonly kind: "not-found" }>> {
  return inTransaction(actor, async (tx, now) => {
    const round = await lockRound(tx, roundId);
    const framework = round && (await frameworkById(tx, round.frameworkId));
    if (!round || !framework) return no({ kind: "not-found" });
    const questions = await questionsOf(tx, round.questionSetId);
    const verdict = publish(
      {
        ...round,
        lots: round.lotIds.length,
        questions: questions.length,
        ratesSetUntil: await ratesSetUntil(tx, round.lotIds, dayOf(now)),
      },
      framework,
      now,
    );
    if (!verdict.ok) return verdict;
    await decideRound(tx, roundId, verdict.value);
    record(tx, { kind: "round-published", subject: { kind: "round", id: roundId } });
    return yes(null);
  });
}
