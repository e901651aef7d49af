import type { StaffActor } from "#app/domain/access/actor.ts";
import { admitReady, type AdmitReadyRefusal } from "#app/domain/evaluation/admission.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { lockRound } from "#app/data/evaluation-rounds.server.ts";
import { toAdmit } from "#app/data/evaluation-to-admit.server.ts";
import { planAdmissions, type PlanRefusal } from "./admission-plan.server.ts";
import { carryOut } from "./carry-out-admissions.server.ts";
import type { PageOf } from "./send-letters.server.ts";

export type AdmitEveryoneRefusal =
  | AdmitReadyRefusal
  | { readonly kind: "no-round" }
  | { readonly kind: "rates-cannot-hold"; readonly refusals: readonly PlanRefusal[] };

/** A round may re-price hundreds of members; nobody waits longer than this for them. */
const patienceMs = 10 * 60_000;

/**
 * Admits everyone in a round who is ready, in one transaction: their prices take effect together on the round's
 * effective day, or nobody's do. Refuses where others have become ready than the person saw, and where the rates of one
 * applicant cannot hold, with its name and the prices.
 */
export async function admitEveryoneReady(
  actor: StaffActor,
  roundId: string,
  seen: number,
  page: PageOf,
  arrival?: Arrival,
): Promise<Verdict<{ readonly members: number; readonly rates: number }, AdmitEveryoneRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const round = await lockRound(tx, roundId);
      if (!round) return no({ kind: "no-round" });
      const ready = admitReady(await toAdmit(tx, round, now), seen, now);
      if (!ready.ok) return ready;
      const joining = ready.value.map(({ candidate: { applicant }, lotIds }) => ({ applicant, lotIds }));
      const plan = await planAdmissions(tx, round, joining);
      if (!plan.ok) return no({ kind: "rates-cannot-hold", refusals: plan.why });
      const { members, ended, rates, digest } = await carryOut(tx, round, plan.value, now, page);
      const subject = { kind: "round", id: roundId } as const;
      record(tx, { kind: "members-admitted", subject, members, ended, begun: rates, digest });
      return yes({ members, rates });
    },
    arrival,
    patienceMs,
  );
}
