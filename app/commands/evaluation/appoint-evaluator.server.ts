import type { StaffActor } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { addPanelMember, evaluatorsToAppoint, lockRound } from "#app/data/evaluation-rounds.server.ts";

export type AppointRefusal = { readonly kind: "no-round" | "not-to-appoint" };

/** Puts an evaluator of the own commissioner on a round's panel, noting lived experience of care. */
export async function appointEvaluator(
  actor: StaffActor,
  roundId: string,
  chosen: { readonly accountId: string; readonly livedExperience: boolean },
  arrival?: Arrival,
): Promise<Verdict<"appointed", AppointRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      if (!(await lockRound(tx, roundId))) return no({ kind: "no-round" });
      const choices = await evaluatorsToAppoint(tx, roundId);
      if (!choices.some((choice) => choice.id === chosen.accountId)) return no({ kind: "not-to-appoint" });
      await addPanelMember(tx, { roundId, ...chosen, by: actor.accountId }, now);
      record(tx, { kind: "panel-appointed", subject: { kind: "round", id: roundId }, ...chosen });
      return yes("appointed");
    },
    arrival,
  );
}
