import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import type { FloorBasis } from "#app/domain/pricing/floor.ts";
import {
  addClause,
  endClause,
  setFloorBasis,
  setLimit,
  type ClauseRefusal,
  type DatedLimit,
  type FloorBasisRefusal,
  type LimitRefusal,
} from "#app/domain/pricing/price-rules.ts";
import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { addDelegatedLimit, delegatedLimits } from "#app/data/delegated-limits.server.ts";
import { addFloorBasis, floorBases } from "#app/data/floors.server.ts";
import { payLawOn } from "#app/data/pay-parameters.server.ts";
import { addPriceClause, endPriceClause, priceClauses } from "#app/data/price-clauses.server.ts";
import { ownFrameworkOfLine, ownsFramework } from "#app/data/price-rules.server.ts";

type NotFound = { readonly kind: "not-found" };

/** Sets up to which yearly cost a role may approve on a framework from a day on; what held before stays on file. */
export function setDelegatedLimit(
  actor: StaffActor,
  intended: DatedLimit & { readonly frameworkId: string; readonly source: string },
  arrival?: Arrival,
): Promise<Verdict<null, LimitRefusal | NotFound>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const { frameworkId, role, limit, fromOn, source } = intended;
      if (!(await ownsFramework(tx, frameworkId, "hold"))) return no({ kind: "not-found" });
      const all = await delegatedLimits(tx);
      const ofRole = all.filter((one) => one.frameworkId === frameworkId && one.role === role);
      const verdict = setLimit(intended, ofRole, { roles: actor.roles, today: dayOf(now) });
      if (!verdict.ok) return verdict;
      await addDelegatedLimit(tx, { frameworkId, role, limit, fromOn, source }, actor.accountId, now);
      const subject = { kind: "framework", id: frameworkId } as const;
      record(tx, { kind: "limit-set", subject, role, fromOn, limit }, source);
      return yes(null);
    },
    arrival,
  );
}

/** Adds a clause of the terms on which prices may change for a reason; the clause before it ends on its day. */
export function addClauseOfPrices(
  actor: StaffActor,
  intended: {
    readonly frameworkId: string;
    readonly reason: RateReason;
    readonly clause: string;
    readonly fromOn: Day;
  },
  arrival?: Arrival,
): Promise<Verdict<null, ClauseRefusal | NotFound>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const { frameworkId, reason, clause, fromOn } = intended;
      if (!(await ownsFramework(tx, frameworkId, "hold"))) return no({ kind: "not-found" });
      const all = await priceClauses(tx, [frameworkId]);
      const verdict = addClause(
        fromOn,
        all.filter((one) => one.reason === reason),
        dayOf(now),
      );
      if (!verdict.ok) return verdict;
      const { ends } = verdict.value;
      if (ends) await endPriceClause(tx, ends.id, fromOn, actor.accountId, now);
      const clauseId = await addPriceClause(
        tx,
        { frameworkId, reason, clause, fromOn },
        actor.accountId,
        now,
      );
      const subject = { kind: "framework", id: frameworkId } as const;
      record(tx, { kind: "clause-added", subject, clauseId, reason, on: fromOn }, clause);
      return yes(null);
    },
    arrival,
  );
}

/** Ends a clause on a day to come; from then on nothing changes for its reason under it. */
export function endClauseOfPrices(
  actor: StaffActor,
  which: { readonly frameworkId: string; readonly clauseId: string },
  toOn: Day,
  arrival?: Arrival,
): Promise<
  Verdict<null, NotFound | { readonly kind: "in-the-past" | "ended-already" | "before-it-begins" }>
> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const { frameworkId, clauseId } = which;
      if (!(await ownsFramework(tx, frameworkId, "hold"))) return no({ kind: "not-found" });
      const clause = (await priceClauses(tx, [frameworkId])).find(({ id }) => id === clauseId);
      if (!clause) return no({ kind: "not-found" });
      const verdict = endClause(clause, toOn, dayOf(now));
      if (!verdict.ok) return verdict;
      await endPriceClause(tx, clauseId, toOn, actor.accountId, now);
      const subject = { kind: "framework", id: frameworkId } as const;
      record(tx, { kind: "clause-ended", subject, clauseId, reason: clause.reason, on: toOn });
      return yes(null);
    },
    arrival,
  );
}

/** Sets what the floor of a line is worked out from since a day; what held before stays on file. */
export function setFloorOfLine(
  actor: StaffActor,
  serviceLineId: string,
  intended: { readonly basis: FloorBasis; readonly fromOn: Day; readonly source: string },
  arrival?: Arrival,
): Promise<Verdict<null, NotFound | FloorBasisRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const frameworkId = await ownFrameworkOfLine(tx, serviceLineId);
      if (!frameworkId || !(await ownsFramework(tx, frameworkId, "hold"))) return no({ kind: "not-found" });
      const { fromOn, source } = intended;
      const days = (await floorBases(tx, [serviceLineId])).map((one) => one.fromOn);
      const law = (await payLawOn(tx, fromOn))?.parameters ?? null;
      const verdict = setFloorBasis(intended, days, { today: dayOf(now), law });
      if (!verdict.ok) return verdict;
      await addFloorBasis(tx, serviceLineId, intended, actor.accountId, now);
      const subject = { kind: "framework", id: frameworkId } as const;
      record(tx, { kind: "floor-basis-set", subject, serviceLineId, fromOn }, source);
      return yes(null);
    },
    arrival,
  );
}
