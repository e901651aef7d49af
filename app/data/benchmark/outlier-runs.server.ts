import type { Day, Instant } from "#app/domain/calendar.ts";
import type { PeerGroup } from "#app/domain/benchmark/finding.ts";
import type { PriceDays } from "#app/domain/benchmark/signal.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import type { Yardstick } from "#app/domain/benchmark/robust.ts";
import { fromColumn, toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

/** Why prices are gone through. */
export type RunKind = "NIGHTLY" | "ASKED" | "CHANGE" | "OPENING" | "ARRIVAL";

/** One going through of prices, as it is kept. */
export type OutlierRun = {
  readonly kind: RunKind;
  readonly priceOn: Day;
  readonly rule: OutlierRule;
  readonly judged: number;
  readonly flagged: number;
  readonly digest: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
};

/** Peers as they are kept: of five providers and more, and a yardstick where they are enough to judge by. */
export type KeptGroup = PeerGroup & {
  readonly number: number;
  readonly providers: number;
  /** Null of a run that did not keep them. */
  readonly days: PriceDays | null;
  readonly figures: readonly number[] | Float64Array;
  readonly yardstick: Yardstick | null;
};

/** Makes whoever goes through prices of a commissioner wait until another has done so. */
export async function lockRuns(tx: Tx, commissionerId: string) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('prices out of line of ' || ${commissionerId}, 0))::text`;
}

/** Writes a run down, by the id under which what it found stands already. */
export async function addRun(
  tx: Tx,
  commissionerId: string,
  { rule, priceOn, ...run }: OutlierRun & { readonly id: string },
) {
  await tx.outlierRun.create({
    data: { commissionerId, ...run, priceOn: toColumn(priceOn), ruleVersion: rule.version, rule },
    select: { id: true },
  });
}

/** Writes the peers of a run down, some thousands of figures at a time. */
export async function addGroups(
  tx: Tx,
  commissionerId: string,
  runId: string,
  rule: OutlierRule,
  groups: readonly KeptGroup[],
) {
  for (const some of inPortions(groups)) {
    const each = <V>(value: (group: KeptGroup) => V) => some.map(value);
    await tx.$executeRaw`
      INSERT INTO outlier_group (run_id, commissioner_id, number, lot_id, service_line_id, client_group, region, unit, measure, n, providers, scale,
        first_on, last_on, centre, spread, spread_by, figures)
      SELECT ${runId}::uuid, ${commissionerId}::uuid, g.number, g.lot, nullif(g.line, '')::uuid, g.client, g.region, g.unit, g.measure, g.n, g.providers,
        ${rule.scale}, nullif(g.first_on, '')::date, nullif(g.last_on, '')::date, g.centre, g.spread, nullif(g.spread_by, ''), g.figures::float8[]
      FROM unnest(${each(({ number }) => number)}::int[], ${each(({ lotId }) => lotId)}::uuid[], ${each(({ lineId }) => lineId ?? "")}::text[],
        ${each(({ clientGroup }) => clientGroup)}::text[], ${each(({ region }) => region)}::text[], ${each(({ unit }) => unit)}::text[],
        ${each(({ measure }) => measure)}::text[], ${each(({ figures }) => figures.length)}::int[], ${each(({ providers }) => providers)}::int[],
        ${each(({ days }) => days?.first ?? "")}::text[], ${each(({ days }) => days?.last ?? "")}::text[],
        ${each(({ yardstick }) => yardstick?.centre ?? null)}::float8[], ${each(({ yardstick }) => yardstick?.spread ?? null)}::float8[],
        ${each(({ yardstick }) => yardstick?.by ?? "")}::text[], ${each(({ figures }) => `{${figures.join(",")}}`)}::text[])
        AS g (number, lot, line, client, region, unit, measure, n, providers, first_on, last_on, centre, spread, spread_by, figures)`;
  }
}

/**
 * Lets go of the peers of runs that ended before an instant, as far as no flag is worked out by them; those of the last run
 * through all placements stay. Answers how many groups went.
 */
export async function forgetPeers(tx: Tx, commissionerId: string, before: Instant): Promise<number> {
  const last = await lastWholeRun(tx, commissionerId);
  return tx.$executeRaw`
    DELETE FROM outlier_group g USING outlier_run r
    WHERE r.id = g.run_id AND r.commissioner_id = ${commissionerId}::uuid AND r.finished_at < ${before} AND r.id IS DISTINCT FROM ${last?.id ?? null}::uuid
      AND NOT EXISTS (SELECT 1 FROM outlier_flag f WHERE f.run_id = g.run_id AND f.group_number = g.number)`;
}

/** A run as it is listed. */
export type RunOnFile = Pick<
  OutlierRun,
  "kind" | "priceOn" | "judged" | "flagged" | "digest" | "finishedAt"
> & {
  readonly id: string;
  readonly ruleVersion: number;
};

export async function countRuns(tx: Tx, commissionerId: string): Promise<number> {
  return tx.outlierRun.count({ where: { commissionerId } });
}

/** The runs of a commissioner, the latest first, so many of them from a place on. */
export async function runsOnFile(
  tx: Tx,
  commissionerId: string,
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<readonly RunOnFile[]> {
  const rows = await tx.outlierRun.findMany({
    where: { commissionerId },
    orderBy: [{ finishedAt: "desc" }, { id: "asc" }],
    ...{ skip, take },
    select: {
      ...{ id: true, kind: true, priceOn: true, ruleVersion: true, judged: true, flagged: true },
      ...{ digest: true, finishedAt: true },
    },
  });
  return rows.map(({ kind, priceOn, ...row }) => ({
    ...{ ...row, kind: kind as RunKind, priceOn: fromColumn(priceOn) },
  }));
}

/** The number of the last run that went through all placements, and the day of its prices; undefined before the first. */
export async function lastWholeRun(
  tx: Tx,
  commissionerId: string,
): Promise<{ readonly id: string; readonly priceOn: Day } | undefined> {
  const row = await tx.outlierRun.findFirst({
    where: { commissionerId, kind: { in: ["NIGHTLY", "ASKED"] } },
    orderBy: { finishedAt: "desc" },
    select: { id: true, priceOn: true },
  });
  return row ? { id: row.id, priceOn: fromColumn(row.priceOn) } : undefined;
}

/** The peers that a run kept, for all of a lot or by a number. */
export async function groupsOfRun(
  tx: Tx,
  runId: string,
  which: { readonly lotId: string } | { readonly number: number },
): Promise<readonly (KeptGroup & { readonly figures: readonly number[]; readonly scale: string })[]> {
  const rows = await tx.outlierGroup.findMany({ where: { runId, ...which }, orderBy: { number: "asc" } });
  return rows.map(({ serviceLineId, measure, centre, spread, spreadBy, scale, ...row }) => ({
    ...{ number: row.number, providers: row.providers, figures: row.figures, scale },
    days: daysOfGroup(row),
    ...{
      lotId: row.lotId,
      lineId: serviceLineId,
      clientGroup: row.clientGroup,
      region: row.region,
      unit: row.unit,
    },
    measure: measure === "ratio" ? "ratio" : "price",
    yardstick:
      centre === null || spread === null
        ? null
        : {
            ...{ n: row.n, centre, spread, scale: scale === "raw" ? "raw" : "log" },
            by: spreadBy === "median-deviation" || spreadBy === "mean-deviation" ? spreadBy : "none",
          },
  }));
}

/** Since when the prices of a kept group hold; null where the run did not keep it. */
export function daysOfGroup({ firstOn, lastOn }: DaysInColumns): PriceDays | null {
  return firstOn && lastOn ? { first: fromColumn(firstOn), last: fromColumn(lastOn) } : null;
}

type DaysInColumns = { readonly firstOn: Date | null; readonly lastOn: Date | null };

/** Lists of groups with about so many figures in each. */
function inPortions(groups: readonly KeptGroup[], most = 8_000): readonly (readonly KeptGroup[])[] {
  const portions: KeptGroup[][] = [];
  let figures = most;
  for (const group of groups) {
    if (figures + group.figures.length > most) {
      portions.push([]);
      figures = 0;
    }
    portions.at(-1)?.push(group);
    figures += group.figures.length;
  }
  return portions;
}
