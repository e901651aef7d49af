import type { StaffActor } from "#app/domain/access/actor.ts";
import { addDays, addMonths, dayOf, type Day } from "#app/domain/calendar.ts";
import type { BasisPoints, Pence } from "#app/domain/money.ts";
import {
  loadedPayChange,
  proposeUplift,
  type IntendedUplift,
  type ProposalRefusal,
} from "#app/domain/pricing/uplift.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { frameworkById, lotsOf } from "#app/data/frameworks.server.ts";
import { payLawOn } from "#app/data/pay-parameters.server.ts";
import { addUplift } from "#app/data/uplifts.server.ts";

/** An uplift as it is typed: pay moves as the law has it for so many hours a week, or by a change that somebody states. */
export type TypedUplift = IntendedUplift & {
  readonly frameworkId: string;
  readonly title: string;
  readonly pay:
    | { readonly kind: "law"; readonly weeklyHours: number }
    | { readonly kind: "stated"; readonly change: BasisPoints; readonly basis: string };
  readonly prices: BasisPoints;
  readonly priceBasis: string;
  readonly negotiatedMonths: number;
  readonly weeklyThreshold: Pence | null;
  /** Why pay's share of each lot is what it is. */
  readonly reason: string;
};

export type ProposeUpliftRefusal = ProposalRefusal | { readonly kind: "not-found" | "no-figures" };

/** Proposes an uplift: its sums are fixed now, and cost nothing until a second person approves it. */
export function proposeYearlyUplift(
  actor: StaffActor,
  typed: TypedUplift,
  arrival?: Arrival,
): Promise<Verdict<{ readonly id: string }, ProposeUpliftRefusal>> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const framework = await frameworkById(tx, typed.frameworkId);
      if (framework?.commissionerId !== actor.commissionerId) return no({ kind: "not-found" });
      const known = (await lotsOf(tx, [framework.id])).map((lot) => lot.id);
      if (typed.lots.some((lot) => !known.includes(lot.lotId))) return no({ kind: "not-found" });
      const pay = await payChangeOf(tx, typed);
      if (!pay) return no({ kind: "no-figures" });
      const changes = { pay: pay.change, prices: typed.prices };
      const verdict = proposeUplift(typed, changes, dayOf(now));
      if (!verdict.ok) return verdict;
      const { title, fromOn, priceBasis, negotiatedMonths, weeklyThreshold } = typed;
      const id = await addUplift(
        tx,
        {
          ...{ frameworkId: framework.id, title, fromOn, priceBasis, negotiatedMonths, weeklyThreshold },
          ...{ payChange: changes.pay, payBasis: pay.basis, priceChange: changes.prices, ...typed.bounds },
        },
        verdict.value.map((lot) => ({ ...lot, reason: typed.reason })),
        actor.accountId,
        now,
      );
      record(tx, { kind: "uplift-proposed", subject: { kind: "uplift", id }, frameworkId: framework.id });
      return yes({ id });
    },
    arrival,
  );
}

/** The figures of a financial year do not all begin on one day: the wage's begin on 1 April, employer National Insurance's on the 6th. */
const untilAllFiguresHold = 5;

async function payChangeOf(
  tx: Tx,
  { pay, fromOn }: TypedUplift,
): Promise<{ readonly change: BasisPoints; readonly basis: string } | null> {
  if (pay.kind === "stated") return pay;
  const day = addDays(fromOn, untilAllFiguresHold);
  const [before, after] = [await payLawOn(tx, addMonths(day, -12)), await payLawOn(tx, day)];
  if (!before || !after || wageSince(before.facts) === wageSince(after.facts)) return null;
  return {
    change: loadedPayChange(pay.weeklyHours, before.parameters, after.parameters),
    basis: `An hour at the National Living Wage with employer National Insurance and pension, ${pay.weeklyHours} hours a week, a year before and from ${day}`,
  };
}

function wageSince(facts: readonly { readonly name: string; readonly fromOn: Day }[]): Day | undefined {
  return facts.find((fact) => fact.name === "pay:living-wage")?.fromOn;
}
