import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { fromColumn, toColumn } from "./days.server.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";
import { storedParameters } from "./stored-costs.ts";

/** For which care parameters are: a lot, in one area or, without one, everywhere. */
export type ParametersOf = { readonly lotId: string; readonly areaId: string | null };

/** A version of parameters without its figures. */
export type ParametersHead = ParametersOf & {
  readonly id: string;
  readonly version: number;
  readonly fromOn: Day;
  /** How many providers stand behind the figures of open books, five or more; nought without. */
  readonly providers: number;
  readonly source: string;
  readonly lot: string;
  readonly area: string | null;
  readonly madeById: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Instant;
  readonly checkedBy: string | null;
  readonly checkedAt: Instant | null;
};

/** A version of parameters with its figures. */
export type ParametersOnFile = ParametersHead & { readonly parameters: CostParameters };

const { sql } = Prisma;
const head = sql`c.id, c.lot_id AS "lotId", c.area_id AS "areaId", c.version, c.from_on AS "fromOn", c.providers, c.source,
  'Lot ' || l.number || ': ' || l.title AS lot, a.name AS area, c.made_by AS "madeById", m.name AS "madeBy", c.made_at AS "madeAt",
  k.name AS "checkedBy", c.checked_at AS "checkedAt"`;
const tables = sql`cost_parameters c JOIN lot l ON l.id = c.lot_id LEFT JOIN area a ON a.id = c.area_id
  LEFT JOIN account m ON m.id = c.made_by LEFT JOIN account k ON k.id = c.checked_by`;

type HeadRow = Omit<ParametersHead, "fromOn"> & { readonly fromOn: Date };
type Row = HeadRow & { readonly sets: unknown };

/** Every version of the actor's own council without its figures: by lot and area, the latest first. */
export async function parametersMade(tx: Tx): Promise<readonly ParametersHead[]> {
  const rows = await tx.$queryRaw<HeadRow[]>`
    SELECT ${head} FROM ${tables} ORDER BY l.framework_id, l.number, a.position NULLS FIRST, c.version DESC`;
  return rows.map(({ fromOn, ...row }) => ({ ...row, fromOn: fromColumn(fromOn) }));
}

/** One version that the actor may see; undefined for a stranger's. */
export async function costParametersOf(tx: Tx, id: string): Promise<ParametersOnFile | undefined> {
  const rows = await tx.$queryRaw<Row[]>`SELECT ${head}, c.sets FROM ${tables} WHERE c.id = ${id}::uuid`;
  return rows.map(toDomain)[0];
}

/** The version that was made last for a lot and an area, whether it was checked or not. */
export async function latestParameters(
  tx: Tx,
  { lotId, areaId }: ParametersOf,
): Promise<ParametersOnFile | undefined> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${head}, c.sets FROM ${tables} WHERE c.lot_id = ${lotId}::uuid AND c.area_id IS NOT DISTINCT FROM ${areaId}::uuid
    ORDER BY c.version DESC LIMIT 1`;
  return rows.map(toDomain)[0];
}

/** The checked version that is in force for a lot on a day: that of the area before that of everywhere, the latest of each. */
export async function parametersInForce(
  tx: Tx,
  { lotId, areaId }: ParametersOf,
  day: Day,
): Promise<ParametersOnFile | undefined> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${head}, c.sets FROM ${tables}
    WHERE c.lot_id = ${lotId}::uuid AND (c.area_id IS NULL OR c.area_id = ${areaId}::uuid) AND c.checked_at IS NOT NULL AND c.from_on <= ${day}::date
    ORDER BY c.area_id IS NULL, c.from_on DESC, c.version DESC LIMIT 1`;
  return rows.map(toDomain)[0];
}

/** Holds the versions of a lot until the transaction ends, so that their numbers follow one another. */
export async function lockParametersOf(tx: Tx, commissionerId: string, lotId: string) {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('cost parameters of ' || ${commissionerId} || ${lotId}, 0))::text`;
}

/** Writes a version down, unchecked, and gives its id. */
export async function addParameters(
  tx: Tx,
  of: ParametersOf,
  made: Pick<ParametersOnFile, "version" | "fromOn" | "providers" | "source" | "parameters">,
  by: { readonly commissionerId: string; readonly accountId: string; readonly at: Instant },
): Promise<string> {
  const { parameters, fromOn, ...row } = made;
  const { id } = await tx.costParameters.create({
    data: {
      ...{ ...of, ...row, commissionerId: by.commissionerId, madeBy: by.accountId, madeAt: by.at },
      ...{ fromOn: toColumn(fromOn), sets: parameters },
    },
    select: { id: true },
  });
  return id;
}

/** Notes who checked a version: from then on it counts. */
export async function markChecked(tx: Tx, id: string, by: string, at: Instant) {
  await tx.costParameters.updateMany({
    where: { id, checkedAt: null },
    data: { checkedBy: by, checkedAt: at },
  });
}

function toDomain({ sets, fromOn, ...row }: Row): ParametersOnFile {
  return { ...row, fromOn: fromColumn(fromOn), parameters: storedParameters(sets) };
}
