import type { StaffActor } from "#app/domain/access/actor.ts";
import { declare, type InterestsRefusal } from "#app/domain/evaluation/interests.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { interestsOf, saveInterests } from "#app/data/evaluation-interests.server.ts";
import { evaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { applicantsOf } from "#app/data/evaluation-submissions.server.ts";

export type DeclareRefusal = InterestsRefusal | { readonly kind: "no-round" };

/** Declares a person's interests for a round. The applications of those named stay closed to this person. */
export async function declareInterests(
  actor: StaffActor,
  roundId: string,
  interests: { readonly providerIds: readonly string[]; readonly statement: string },
  arrival?: Arrival,
): Promise<Verdict<"declared", DeclareRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await evaluatedRound(tx, roundId);
      if (!round) return no({ kind: "no-round" });
      const before = await interestsOf(tx, roundId, actor.accountId);
      const verdict = declare(interests.providerIds, {
        isOpen: round.opening?.openedAt != null,
        applicantIds: (await applicantsOf(tx, roundId)).map((applicant) => applicant.providerId),
        declaredBefore: before?.providerIds ?? [],
      });
      if (!verdict.ok) return verdict;
      const whose = { roundId, accountId: actor.accountId, frameworkId: round.frameworkId };
      await saveInterests(tx, whose, interests, now);
      const { providerIds, statement } = interests;
      record(
        tx,
        { kind: "interests-declared", subject: { kind: "round", id: roundId }, providerIds },
        statement || undefined,
      );
      return yes("declared");
    },
    arrival,
  );
}
