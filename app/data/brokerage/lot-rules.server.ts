import type { DatedLotRule, Reach } from "#app/domain/brokerage/lot-rule.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** How new prices of a lot reach running placements, as it was set. */
export type LotRuleOnFile = DatedLotRule & {
  readonly lotId: string;
  readonly source: string;
  readonly setBy: string | null;
  readonly setAt: Instant | null;
};

/** The rules of these lots, of the actor's own commissioner, the latest first. */
export async function lotRulesOf(tx: Tx, lotIds: readonly string[]): Promise<readonly LotRuleOnFile[]> {
  type Row = Omit<LotRuleOnFile, "fromOn"> & { readonly fromOn: Date };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.lot_id AS "lotId", r.from_on AS "fromOn", r.round, r.uplift, r.own_prices AS "ownPrices", r.source, a.name AS "setBy", r.set_at AS "setAt"
    FROM lot_placement_rule r LEFT JOIN account a ON a.id = r.set_by
    WHERE r.commissioner_id = app.commissioner() AND r.lot_id = ANY (${[...lotIds]}::uuid[]) ORDER BY r.from_on DESC`;
  return rows.map((row) => ({ ...row, fromOn: fromColumn(row.fromOn) }));
}

/** Writes down the rule of a lot from a day on. */
export async function addLotRule(
  tx: Tx,
  commissionerId: string,
  lotId: string,
  rule: {
    readonly round: Reach;
    readonly uplift: Reach;
    readonly ownPrices: Reach;
    readonly source: string;
  } & Pick<DatedLotRule, "fromOn">,
  by: { readonly accountId: string; readonly at: Instant },
) {
  const { fromOn, ...said } = rule;
  await tx.lotPlacementRule.createMany({
    data: {
      ...{ commissionerId, lotId, ...said, fromOn: toColumn(fromOn) },
      ...{ setBy: by.accountId, setAt: by.at },
    },
  });
}
