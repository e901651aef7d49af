import type { StaffActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { saveInterests } from "#app/data/evaluation-interests.server.ts";
import { evaluatedRound } from "#app/data/evaluation-rounds.server.ts";
import { applicantsOf } from "#app/data/evaluation-submissions.server.ts";

export type DeclareRefusal = { readonly kind: "no-round" | "not-an-applicant" };

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
      const applicants = new Set((await applicantsOf(tx, roundId)).map((applicant) => applicant.providerId));
      if (interests.providerIds.some((id) => !applicants.has(id))) return no({ kind: "not-an-applicant" });
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
