import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { addRouteRule, endRouteRule, type RouteRuleRefusal } from "#app/domain/call-off/route-rule.ts";
import { setLimit, type DatedLimit, type LimitRefusal } from "#app/domain/pricing/price-rules.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addCallOffLimit, callOffLimits } from "#app/data/call-off/limits.server.ts";
import {
  addRule,
  endRule,
  routeRulesOf,
  type FiledRouteRule,
} from "#app/data/call-off/route-facts.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { ownsFramework } from "#app/data/price-rules.server.ts";
import type { NotFound } from "./in-draft.server.ts";

/** A rule as it is set: the framework's owner says by which route a lot is called off, from a day on. */
export type RuleToSet = Omit<FiledRouteRule, "id" | "setBy" | "setAt" | "toOn">;

/** Sets by which route a lot may be called off from a day on; the rule of that route before it ends on its day. */
export function setRouteRule(
  actor: StaffActor,
  rule: RuleToSet,
): Promise<Verdict<null, RouteRuleRefusal | NotFound>> {
  return inTransaction<Verdict<null, RouteRuleRefusal | NotFound>>(actor, async (tx, now) => {
    const frameworkId = await ownFrameworkOfLot(tx, rule.lotId);
    if (!frameworkId) return no({ kind: "not-found" });
    const filed = await routeRulesOf(tx, [rule.lotId]);
    const verdict = addRouteRule({ ...rule, toOn: null }, filed, dayOf(now));
    if (!verdict.ok) return verdict;
    const { ends } = verdict.value;
    if (ends) await endRule(tx, ends.id, rule.fromOn);
    await addRule(tx, frameworkId, { ...rule, toOn: null }, actor.accountId, now);
    const subject = { kind: "lot", id: rule.lotId } as const;
    record(tx, { kind: "route-rule-set", subject, route: rule.route, on: rule.fromOn }, rule.source);
    return yes(null);
  });
}

/** Ends a rule on a day to come; from then on the lot is not called off by its route. */
export function endRuleOfLot(
  actor: StaffActor,
  which: { readonly lotId: string; readonly ruleId: string },
  toOn: Day,
): Promise<
  Verdict<null, NotFound | { readonly kind: "ended-already" | "in-the-past" | "before-it-begins" }>
> {
  return inTransaction<
    Verdict<null, NotFound | { readonly kind: "ended-already" | "in-the-past" | "before-it-begins" }>
  >(actor, async (tx, now) => {
    if (!(await ownFrameworkOfLot(tx, which.lotId))) return no({ kind: "not-found" });
    const rule = (await routeRulesOf(tx, [which.lotId])).find(({ id }) => id === which.ruleId);
    if (!rule) return no({ kind: "not-found" });
    const verdict = endRouteRule(rule, toOn, dayOf(now));
    if (!verdict.ok) return verdict;
    await endRule(tx, rule.id, toOn);
    const subject = { kind: "lot", id: which.lotId } as const;
    record(tx, { kind: "route-rule-ended", subject, route: rule.route, on: toOn });
    return yes(null);
  });
}

/** Sets up to which value, VAT included, a role of the actor's own commissioner approves call-offs from a day on. */
export function setCallOffLimit(
  actor: StaffActor,
  intended: DatedLimit & { readonly source: string },
): Promise<Verdict<null, LimitRefusal>> {
  return inTransaction<Verdict<null, LimitRefusal>>(actor, async (tx, now) => {
    const { commissionerId, accountId } = actor;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('call-off limits of ' || ${commissionerId}, 0))::text`;
    const ofRole = (await callOffLimits(tx)).filter(({ role }) => role === intended.role);
    const verdict = setLimit(intended, ofRole, { roles: actor.roles, today: dayOf(now) });
    if (!verdict.ok) return verdict;
    await addCallOffLimit(tx, commissionerId, intended, accountId, now);
    const { role, fromOn, limit, source } = intended;
    const subject = { kind: "commissioner", id: commissionerId } as const;
    record(tx, { kind: "call-off-limit-set", subject, role, fromOn, limit }, source);
    return yes(null);
  });
}

/** The framework of a lot, where it is the actor's own; others who set its rules wait meanwhile. */
async function ownFrameworkOfLot(tx: Tx, lotId: string): Promise<string | undefined> {
  const lot = await tx.lot.findUnique({ where: { id: lotId }, select: { frameworkId: true } });
  return lot && (await ownsFramework(tx, lot.frameworkId, "hold")) ? lot.frameworkId : undefined;
}
