import type { Day, Instant } from "#app/domain/calendar.ts";
import type { RouteLaw, RouteRule } from "#app/domain/call-off/recommendation.ts";
import type { Regime } from "#app/domain/regime/regime.ts";
import { pence } from "#app/domain/money.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { noticeRulesOf } from "../notice-rules.server.ts";
import { routeLawFrom } from "./route-law.server.ts";

/** A rule of a lot as it is on file: with how a direct award is ranked and answered, and where it stands. */
export type FiledRouteRule = RouteRule & {
  readonly id: string;
  readonly ranking: "PRICE" | "RATING_THEN_PRICE" | "DISTANCE_THEN_PRICE";
  readonly responseMeasure: "WORKING_HOURS" | "WORKING_DAYS";
  readonly responseUnits: number;
  readonly source: string;
  readonly setBy: string | null;
  readonly setAt: Instant | null;
};

/** Every rule of these lots, by route, the latest first. */
export async function routeRulesOf(tx: Tx, lotIds: readonly string[]): Promise<readonly FiledRouteRule[]> {
  type Row = Omit<FiledRouteRule, "minimum" | "maximum" | "fromOn" | "toOn"> & {
    readonly minimum: bigint | null;
    readonly maximum: bigint | null;
    readonly fromOn: Date;
    readonly toOn: Date | null;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.lot_id AS "lotId", r.route::text AS route, r.kinds, r.minimum_pence AS minimum, r.maximum_pence AS maximum,
      r.shortest_months AS "shortestMonths", r.longest_months AS "longestMonths", r.needs_reason AS "needsReason", r.ranking::text AS ranking,
      r.response_measure::text AS "responseMeasure", r.response_units AS "responseUnits", r.from_on AS "fromOn", r.to_on AS "toOn",
      r.source, a.name AS "setBy", r.set_at AS "setAt"
    FROM lot_route r LEFT JOIN account a ON a.id = r.set_by
    WHERE r.lot_id = ANY (${[...lotIds]}::uuid[]) ORDER BY r.lot_id, r.route, r.from_on DESC, r.id`;
  return rows.map((row) => ({
    ...row,
    minimum: row.minimum === null ? null : pence(Number(row.minimum)),
    maximum: row.maximum === null ? null : pence(Number(row.maximum)),
    fromOn: fromColumn(row.fromOn),
    toOn: row.toOn && fromColumn(row.toOn),
  }));
}

/** What the law of a day says of a call-off under a regime: the threshold, a standstill that it must keep, its notices. */
export async function routeLaw(tx: Tx, regime: Regime, day: Day): Promise<RouteLaw> {
  const rows = await tx.referenceFact.findMany({
    where: { fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    distinct: ["key"],
    select: { key: true, value: true },
  });
  const value = (key: string) => rows.find((row) => row.key === key)?.value;
  return routeLawFrom(value, regime, await noticeRulesOf(tx, regime, day));
}

/** Ends a rule on a day. */
export async function endRule(tx: Tx, id: string, toOn: Day) {
  await tx.lotRoute.updateMany({ where: { id }, data: { toOn: toColumn(toOn) } });
}

/** Writes a rule of a lot down. */
export async function addRule(
  tx: Tx,
  frameworkId: string,
  rule: Omit<FiledRouteRule, "id" | "setBy" | "setAt">,
  by: string,
  now: Instant,
) {
  const { minimum, maximum, fromOn, toOn, kinds, ...rest } = rule;
  await tx.lotRoute.createMany({
    data: {
      ...{ frameworkId, ...rest, kinds: [...kinds], setBy: by, setAt: now },
      ...{ fromOn: toColumn(fromOn), toOn: toOn && toColumn(toOn) },
      minimumPence: minimum === null ? null : BigInt(minimum),
      maximumPence: maximum === null ? null : BigInt(maximum),
    },
  });
}
