import type { LotRule } from "#app/domain/brokerage/lot-rule.ts";
import type { Occasion } from "#app/domain/brokerage/new-price.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { basisPoints, pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import type { OccasionOnFile } from "./occasions.server.ts";
import type { LotMet } from "./standing-placements.server.ts";

/** New prices of running placements as they were put up together, and what was decided. */
export type Repricing = Occasion & {
  readonly id: string;
  readonly occasionId: string;
  readonly framework: string;
  readonly title: string;
  readonly placements: number;
  readonly leftAlone: number;
  readonly weeklyMore: Pence;
  readonly publicMore: Pence;
  readonly yearly: Pence;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly approved: boolean | null;
  readonly reason: string;
  readonly applied: number | null;
  readonly skipped: number | null;
  readonly appliedYearly: Pence | null;
};

type Amounts = "weeklyMore" | "publicMore" | "yearly";
type Row = Omit<Repricing, "effectiveOn" | Amounts | "appliedYearly"> & {
  readonly [amount in Amounts]: bigint;
} & { readonly effectiveOn: Date; readonly appliedYearly: bigint | null };

/** What was put up by the actor's own council, the latest first; or one of them by its id. */
export async function repricings(tx: Tx, id: string | null = null): Promise<readonly Repricing[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.id, coalesce(b.round_id, b.uplift_id) AS "occasionId", CASE WHEN b.round_id IS NULL THEN 'uplift' ELSE 'round' END AS kind, f.title AS framework,
      b.title, b.effective_on AS "effectiveOn", b.placements, b.left_alone AS "leftAlone", b.weekly_more AS "weeklyMore", b.public_more AS "publicMore",
      b.yearly_pence AS yearly, b.proposed_by AS "proposedById", coalesce(p.name, 'a colleague') AS "proposedBy", b.proposed_at AS "proposedAt",
      coalesce(d.name, b.decided_by::text) AS "decidedBy", b.decided_at AS "decidedAt", b.approved, b.reason, b.applied, b.skipped,
      b.applied_yearly AS "appliedYearly"
    FROM placement_repricing b JOIN framework f ON f.id = b.framework_id LEFT JOIN account p ON p.id = b.proposed_by LEFT JOIN account d ON d.id = b.decided_by
    WHERE b.commissioner_id = app.commissioner() AND (${id}::uuid IS NULL OR b.id = ${id}::uuid) ORDER BY b.proposed_at DESC`;
  return rows.map(({ effectiveOn, weeklyMore, publicMore, yearly, appliedYearly, ...row }) => ({
    ...row,
    effectiveOn: fromColumn(effectiveOn),
    ...{ weeklyMore: pence(Number(weeklyMore)), publicMore: pence(Number(publicMore)) },
    ...{
      yearly: pence(Number(yearly)),
      appliedYearly: appliedYearly === null ? null : pence(Number(appliedYearly)),
    },
  }));
}

/** One of them, held until the transaction ends, for a decision. */
export async function lockRepricing(tx: Tx, id: string): Promise<Repricing | undefined> {
  await tx.$queryRaw`SELECT 1 FROM placement_repricing WHERE id = ${id}::uuid AND decided_by IS NULL FOR UPDATE`;
  return (await repricings(tx, id))[0];
}

/** A lot of a proposal with the rule on which it rests, and how many of its placements run on the day. */
export type RepricedLot = LotMet & {
  readonly title: string;
  readonly reaches: boolean;
  readonly running: number;
};

/** The lots of a proposal, in their order. */
export async function lotsOfRepricing(
  tx: Tx,
  { id, kind }: Pick<Repricing, "id" | "kind">,
): Promise<readonly RepricedLot[]> {
  const rows = await tx.$queryRaw<
    {
      lotId: string;
      title: string;
      reaches: boolean;
      ownPrices: boolean;
      uplift: number | null;
      running: number;
    }[]
  >`
    SELECT k.lot_id AS "lotId", 'Lot ' || l.number || ', ' || l.title AS title, k.reaches, k.own_prices AS "ownPrices", k.uplift, k.running
    FROM placement_repricing_lot k JOIN lot l ON l.id = k.lot_id WHERE k.repricing_id = ${id}::uuid ORDER BY l.number`;
  return rows.map(({ uplift, ownPrices, ...row }) => ({
    ...row,
    percentage: uplift === null ? null : basisPoints(uplift),
    ...ruleOf(kind, row.reaches, ownPrices),
  }));
}

function ruleOf(kind: Occasion["kind"], reaches: boolean, ownPrices: boolean): LotRule {
  const reach = reaches ? "PROPOSE" : "NEVER";
  return {
    round: kind === "round" ? reach : "NEVER",
    uplift: kind === "uplift" ? reach : "NEVER",
    ownPrices: ownPrices ? "PROPOSE" : "NEVER",
  };
}

/** The sums of a proposal. */
export type RepricingSums = Pick<
  Repricing,
  "placements" | "leftAlone" | "weeklyMore" | "publicMore" | "yearly"
>;

/** Writes a proposal with its lots, and gives its id. */
export async function addRepricing(
  tx: Tx,
  commissionerId: string,
  { id: occasionId, kind, frameworkId, title, effectiveOn }: OccasionOnFile,
  { yearly, weeklyMore, publicMore, ...counts }: RepricingSums,
  lots: readonly (LotMet & { readonly running: number })[],
  by: { readonly accountId: string; readonly at: Instant },
): Promise<string> {
  const { id } = await tx.placementRepricing.create({
    data: {
      ...{ commissionerId, frameworkId, title, effectiveOn: toColumn(effectiveOn) },
      ...(kind === "round" ? { roundId: occasionId } : { upliftId: occasionId }),
      ...{ ...counts, yearlyPence: BigInt(yearly) },
      ...{ weeklyMore: BigInt(weeklyMore), publicMore: BigInt(publicMore) },
      ...{ proposedBy: by.accountId, proposedAt: by.at },
    },
    select: { id: true },
  });
  await tx.placementRepricingLot.createMany({
    data: lots.map(({ lotId, percentage, running, ...rule }) => ({
      ...{ repricingId: id, commissionerId, lotId, running, uplift: percentage },
      ...{ reaches: rule[kind] === "PROPOSE", ownPrices: rule.ownPrices === "PROPOSE" },
    })),
  });
  return id;
}

/** Writes down who decided, when, and what came of it. */
export async function decideRepricing(
  tx: Tx,
  id: string,
  decision:
    | { readonly approved: false; readonly reason: string }
    | {
        readonly approved: true;
        readonly applied: number;
        readonly skipped: number;
        readonly appliedYearly: Pence;
      },
  by: { readonly accountId: string; readonly at: Instant },
) {
  const { approved } = decision;
  await tx.placementRepricing.updateMany({
    where: { id },
    data: {
      ...{ approved, decidedBy: by.accountId, decidedAt: by.at },
      ...(approved
        ? {
            applied: decision.applied,
            skipped: decision.skipped,
            appliedYearly: BigInt(decision.appliedYearly),
          }
        : { reason: decision.reason }),
    },
  });
}

/** Whether a proposal for a round or an uplift waits for its decision. */
export async function waitsFor(tx: Tx, occasionId: string): Promise<boolean> {
  const waiting = { decidedAt: null, OR: [{ roundId: occasionId }, { upliftId: occasionId }] };
  return (await tx.placementRepricing.count({ where: waiting })) > 0;
}

/** How many proposals wait for another's decision. */
export async function repricingsToDecide(tx: Tx, accountId: string): Promise<number> {
  return tx.placementRepricing.count({ where: { decidedAt: null, proposedBy: { not: accountId } } });
}
