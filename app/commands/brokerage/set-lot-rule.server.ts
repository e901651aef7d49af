import type { StaffActor } from "#app/domain/access/actor.ts";
import { setLotRule, type DatedLotRule, type LotRuleRefusal } from "#app/domain/brokerage/lot-rule.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addLotRule, lotRulesOf } from "#app/data/brokerage/lot-rules.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";

type Refusal = LotRuleRefusal | { readonly kind: "not-found" };

/** Sets how new prices of a lot reach the council's running placements, from a day on, with where the council says so. */
export function setPlacementRuleOfLot(
  actor: StaffActor,
  lotId: string,
  intended: DatedLotRule & { readonly source: string },
): Promise<Verdict<null, Refusal>> {
  return inTransaction<Verdict<null, Refusal>>(actor, async (tx, now) => {
    const { commissionerId, accountId } = actor;
    const own = await frameworks(tx, commissionerId);
    const lots = await lotsOf(
      tx,
      own.map(({ id }) => id),
    );
    if (!lots.some(({ id }) => id === lotId)) return no({ kind: "not-found" });
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('rules of lot ' || ${lotId}, 0))::text`;
    const verdict = setLotRule(intended, await lotRulesOf(tx, [lotId]), dayOf(now));
    if (!verdict.ok) return verdict;
    await addLotRule(tx, commissionerId, lotId, intended, { accountId, at: now });
    const { round, uplift, ownPrices, fromOn, source } = intended;
    const subject = { kind: "lot", id: lotId } as const;
    record(tx, { kind: "lot-placement-rule-set", subject, round, uplift, ownPrices, on: fromOn }, source);
    return yes(null);
  });
}
