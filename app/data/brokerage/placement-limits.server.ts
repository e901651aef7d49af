import type { Day, Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { panelFromOf, panelLimitOf } from "./panel-limit.server.ts";

/** Up to which yearly cost a role approves placements, from a day on; of a broker, for how many days before approval. */
export type PlacementLimit = {
  readonly role: string;
  readonly limit: Pence;
  readonly interimDays: number | null;
  readonly fromOn: Day;
  readonly source: string;
  readonly setBy: string | null;
  readonly setAt: Instant | null;
};

/** Every limit of the actor's own commissioner, by role, the latest first. */
export async function placementLimits(tx: Tx): Promise<readonly PlacementLimit[]> {
  type Row = Omit<PlacementLimit, "fromOn" | "limit"> & { readonly fromOn: Date; readonly limit: bigint };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.role, d.from_on AS "fromOn", d.limit_pence AS "limit", d.interim_days AS "interimDays", d.source, a.name AS "setBy", d.set_at AS "setAt"
    FROM placement_limit d LEFT JOIN account a ON a.id = d.set_by ORDER BY d.role, d.from_on DESC`;
  return rows.map((row) => ({ ...row, fromOn: fromColumn(row.fromOn), limit: pence(Number(row.limit)) }));
}

/** The highest limit that these roles have on a day, with the days before approval that it gives; null where none has one. */
export async function placementLimitOf(
  tx: Tx,
  roles: readonly string[],
  day: Day,
): Promise<Pick<PlacementLimit, "limit" | "interimDays" | "fromOn"> | null> {
  const rows = await tx.placementLimit.findMany({
    where: { role: { in: [...roles] }, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    distinct: ["role"],
    select: { limitPence: true, interimDays: true, fromOn: true },
  });
  const [highest] = rows.sort((a, b) => Number(b.limitPence - a.limitPence));
  if (!highest) return null;
  const { limitPence, interimDays, fromOn } = highest;
  return { limit: pence(Number(limitPence)), interimDays, fromOn: fromColumn(fromOn) };
}

/** Up to what these roles approve for a request on a day: by their own yearly limit and by what a panel set, or would have to be asked. */
export async function approvalLimitsOf(
  tx: Tx,
  roles: readonly string[],
  { requestId }: { readonly requestId: string | null },
  day: Day,
) {
  const own = await placementLimitOf(tx, roles, day);
  return {
    own,
    limit: own?.limit ?? null,
    panel: await panelLimitOf(tx, requestId),
    panelFrom: requestId === null ? null : await panelFromOf(tx),
  };
}

/** What brokerage may add to a year of public money without another's approval, on a day; nought where it has no limit. */
export async function mayAddAlone(tx: Tx, day: Day): Promise<Pence> {
  return (await placementLimitOf(tx, ["broker"], day))?.limit ?? pence(0);
}

/** Writes down a limit of a role from a day on. */
export async function addPlacementLimit(
  tx: Tx,
  commissionerId: string,
  { role, limit, interimDays, fromOn, source }: Omit<PlacementLimit, "setBy" | "setAt">,
  by: string,
  now: Instant,
) {
  await tx.placementLimit.createMany({
    data: {
      ...{ commissionerId, role, fromOn: toColumn(fromOn), limitPence: BigInt(limit), interimDays, source },
      ...{ setBy: by, setAt: now },
    },
  });
}

/** What the days of a rule are about. */
export const placementRules = ["HAND_BACK_NOTICE", "LOOK_AGAIN"] as const;
export type PlacementRuleName = (typeof placementRules)[number];

/** How many days a council's rule gives on a day; null where it has none. */
export async function ruleDays(
  tx: Tx,
  commissionerId: string,
  rule: PlacementRuleName,
  day: Day,
): Promise<number | null> {
  const row = await tx.placementRule.findFirst({
    where: { commissionerId, rule, fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    select: { days: true },
  });
  return row?.days ?? null;
}

/** A rule as it is shown. */
export type PlacementRuleSet = {
  readonly rule: PlacementRuleName;
  readonly fromOn: Day;
  readonly days: number;
  readonly source: string;
};

/** The rules of the actor's own commissioner, the latest first. */
export async function placementRulesOnFile(
  tx: Tx,
  commissionerId: string,
): Promise<readonly PlacementRuleSet[]> {
  const rows = await tx.placementRule.findMany({
    where: { commissionerId },
    orderBy: [{ rule: "asc" }, { fromOn: "desc" }],
    select: { rule: true, fromOn: true, days: true, source: true },
  });
  return rows.map((row) => ({ ...row, rule: row.rule as PlacementRuleName, fromOn: fromColumn(row.fromOn) }));
}

/** Writes down how many days a rule gives from a day on; false where that day has one already. */
export async function addPlacementRule(
  tx: Tx,
  commissionerId: string,
  { rule, fromOn, days, source }: PlacementRuleSet,
  by: string,
  now: Instant,
): Promise<boolean> {
  const data = { commissionerId, rule, fromOn: toColumn(fromOn), days, source, setBy: by, setAt: now };
  const { count } = await tx.placementRule.createMany({ data, skipDuplicates: true });
  return count === 1;
}
