import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { setLimit, type LimitRefusal } from "#app/domain/pricing/price-rules.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import {
  addPlacementLimit,
  addPlacementRule,
  placementLimits,
  type PlacementLimit,
  type PlacementRuleSet,
} from "#app/data/brokerage/placement-limits.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/** Sets up to which yearly cost a role approves placements from a day on; of a broker, for how many days before approval. */
export function setPlacementLimit(
  actor: StaffActor,
  intended: Omit<PlacementLimit, "setBy" | "setAt">,
): Promise<Verdict<null, LimitRefusal>> {
  return inTransaction<Verdict<null, LimitRefusal>>(actor, async (tx, now) => {
    const { commissionerId, accountId } = actor;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('placement limits of ' || ${commissionerId}, 0))::text`;
    const ofRole = (await placementLimits(tx)).filter(
      ({ role, interimDays }) => role === intended.role && interimDays === intended.interimDays,
    );
    const taken = (await placementLimits(tx)).some(
      ({ role, fromOn }) => role === intended.role && fromOn === intended.fromOn,
    );
    if (taken) return no({ kind: "day-taken" });
    const verdict = setLimit(intended, ofRole, { roles: actor.roles, today: dayOf(now) });
    if (!verdict.ok) return verdict;
    await addPlacementLimit(tx, commissionerId, intended, accountId, now);
    const { role, limit, source } = intended;
    const subject = { kind: "commissioner", id: commissionerId } as const;
    record(tx, { kind: "placement-limit-set", subject, role, limit }, source);
    return yes(null);
  });
}

/** Sets how many days a rule of placements gives from today or later. */
export function setPlacementRule(
  actor: StaffActor,
  rule: PlacementRuleSet,
): Promise<Verdict<null, { readonly kind: "in-the-past" | "day-taken" }>> {
  return inTransaction<Verdict<null, { readonly kind: "in-the-past" | "day-taken" }>>(
    actor,
    async (tx, now) => {
      if (rule.fromOn < dayOf(now)) return no({ kind: "in-the-past" });
      const { commissionerId, accountId } = actor;
      if (!(await addPlacementRule(tx, commissionerId, rule, accountId, now)))
        return no({ kind: "day-taken" });
      const subject = { kind: "commissioner", id: commissionerId } as const;
      record(tx, { kind: "placement-rule-set", subject, rule: rule.rule, days: rule.days }, rule.source);
      return yes(null);
    },
  );
}
