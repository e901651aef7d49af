import type { Instant } from "#app/domain/calendar.ts";
import type { Tx } from "../db.server.ts";

/** Somebody who scores the bids of a call-off, and whether this person has declared interests. */
export type CallOffEvaluator = {
  readonly accountId: string;
  readonly name: string;
  readonly livedExperience: boolean;
  readonly declared: boolean;
};

/** Who scores the bids of a call-off, by name. */
export async function evaluatorsOfCallOff(tx: Tx, callOffId: string): Promise<readonly CallOffEvaluator[]> {
  return tx.$queryRaw`
    SELECT e.account_id AS "accountId", a.name, e.lived_experience AS "livedExperience",
      EXISTS (SELECT 1 FROM call_off_interest i WHERE i.call_off_id = e.call_off_id AND i.account_id = e.account_id) AS declared
    FROM call_off_evaluator e JOIN account a ON a.id = e.account_id
    WHERE e.call_off_id = ${callOffId}::uuid ORDER BY a.name, a.id`;
}

/** The evaluators of the call-off's commissioner who are not yet appointed, by name. */
export async function evaluatorsToChoose(
  tx: Tx,
  callOff: { readonly id: string; readonly commissionerId: string },
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.$queryRaw`
    SELECT a.id, a.name FROM account a
    WHERE a.commissioner_id = ${callOff.commissionerId}::uuid AND 'evaluator' = ANY (a.roles) AND a.deactivated_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM call_off_evaluator e WHERE e.call_off_id = ${callOff.id}::uuid AND e.account_id = a.id)
    ORDER BY a.name, a.id`;
}

/** Appoints an evaluator. */
export async function addEvaluator(
  tx: Tx,
  callOff: { readonly id: string; readonly commissionerId: string },
  evaluator: { readonly accountId: string; readonly livedExperience: boolean },
  by: string,
  now: Instant,
) {
  await tx.callOffEvaluator.createMany({
    data: {
      ...{ callOffId: callOff.id, commissionerId: callOff.commissionerId, ...evaluator },
      ...{ appointedBy: by, appointedAt: now },
    },
  });
}

/** Takes an evaluator off; answers whether there was one. */
export async function removeEvaluator(tx: Tx, callOffId: string, accountId: string): Promise<boolean> {
  const { count } = await tx.callOffEvaluator.deleteMany({ where: { callOffId, accountId } });
  return count === 1;
}
