import type { StaffActor } from "#app/domain/access/actor.ts";
import { compareExact, exact, type Decimal4 } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { mayShareFunding, insertFunding } from "#app/data/lot-funding.server.ts";

export type FundingToShare = {
  readonly poundsAYear: Decimal4;
  /** Where the figure comes from: a budget, a decision, its date. */
  readonly source: string;
  readonly note: string;
};

/**
 * Shares what the authority will spend on a lot's outcome in a year; providers read it once the round is opened. What is
 * shared later takes its place. Null for a round or lot of another council.
 */
export function shareFunding(
  actor: StaffActor,
  where: { readonly roundId: string; readonly lotId: string },
  funding: FundingToShare,
): Promise<Verdict<true, { readonly kind: "no-source" | "negative" }> | null> {
  return inTransaction(actor, async (tx, now) => {
    const frameworkId = await mayShareFunding(tx, actor.commissionerId, where);
    if (!frameworkId) return null;
    if (funding.source.trim() === "") return no({ kind: "no-source" });
    if (compareExact(exact(funding.poundsAYear), exact(0)) < 0) return no({ kind: "negative" });
    await insertFunding(tx, { ...where, ...funding, frameworkId, sharedBy: actor.accountId, sharedAt: now });
    const subject = { kind: "lot", id: where.lotId } as const;
    record(tx, { kind: "lot-funding-shared", subject, roundId: where.roundId });
    return yes(true);
  });
}
