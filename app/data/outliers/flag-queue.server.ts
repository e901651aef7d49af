import type { Direction, FlagState } from "#app/domain/benchmark/finding.ts";
import { waitingStates, type QueueOrder, type Stakes } from "#app/domain/benchmark/flag.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { headColumns, headTables, type FlagHead } from "./flag-head.ts";
import type { PricedKind } from "./flags.server.ts";

/** What somebody asks of the queue; null and "" ask nothing. */
export type FlagQuestion = {
  readonly lotId: string | null;
  readonly clientGroup: string | null;
  /** Part of the provider's name. */
  readonly provider: string;
  readonly direction: Direction | null;
  readonly kind: PricedKind | null;
  /** "waiting" is whatever somebody still has to do something about; "all" is every state, also of prices that are in line by now. */
  readonly state: FlagState | "waiting" | "all";
  readonly twoSignals: boolean;
  readonly checkData: boolean;
  /** The account to whom it is given. */
  readonly assignedTo: string | null;
  readonly order: QueueOrder;
};

/** A price that is asked about, as the queue shows it. */
export type QueuedFlag = FlagHead & {
  readonly direction: Direction;
  readonly unit: string;
  readonly pence: Pence;
  readonly weekly: Pence | null;
  readonly against: "expected" | "peers" | "cap" | "benchmark";
  readonly againstPence: Pence;
  /** Of which unit that is: a week where it is held against the expected cost or the ratios of peers. */
  readonly againstUnit: string;
  readonly atStake: Pence;
  readonly signals: number;
};

const { sql } = Prisma;

/** How much is asked about in a year, high and low each by itself, over everything that answers the question. */
export async function stakesAsked(tx: Tx, question: FlagQuestion): Promise<Stakes> {
  const rows = await tx.$queryRaw<{ direction: string; count: number; yearly: bigint }[]>`
    SELECT f.direction, count(*)::int AS count, coalesce(sum(f.at_stake_pence), 0)::bigint AS yearly
    FROM outlier_flag f WHERE ${conditionOf(question)} GROUP BY f.direction`;
  const of = (direction: string) => {
    const row = rows.find((one) => one.direction === direction);
    return { count: row?.count ?? 0, yearly: pence(Number(row?.yearly ?? 0)) };
  };
  return { high: of("HIGH"), low: of("LOW") };
}

type Row = Omit<QueuedFlag, "direction" | "pence" | "weekly" | "againstPence" | "atStake" | "agreed"> & {
  readonly direction: string;
  readonly price: number;
  readonly weekly: number | null;
  readonly againstPence: number;
  readonly atStake: bigint;
  readonly agreed: number | null;
};

/** The flags that answer the question, in the order that it asks for. */
export async function flagsAsked(
  tx: Tx,
  question: FlagQuestion,
  page: { readonly limit: number; readonly offset: number } | "all",
): Promise<readonly QueuedFlag[]> {
  const [limit, offset] = page === "all" ? [null, 0] : [page.limit, page.offset];
  return queuedWhere(
    tx,
    conditionOf(question),
    orderOf(question.order),
    sql`LIMIT ${limit}::int OFFSET ${offset}::int`,
  );
}

/** The flags of one placement, whatever became of them, the newest first. */
export async function flagsOfPlacement(tx: Tx, placementId: string): Promise<readonly QueuedFlag[]> {
  return queuedWhere(tx, sql`f.placement_id = ${placementId}::uuid`, sql`f.opened_at DESC, f.id`, sql``);
}

/** The flags of one provider that somebody still has to do something about, the most money at stake first. */
export async function flagsOfProvider(tx: Tx, providerId: string): Promise<readonly QueuedFlag[]> {
  const waiting = [...waitingStates];
  return queuedWhere(
    tx,
    sql`f.provider_id = ${providerId}::uuid AND f.gone_at IS NULL AND f.state = ANY (${waiting}::text[])`,
    orderOf("money"),
    sql``,
  );
}

async function queuedWhere(
  tx: Tx,
  condition: Prisma.Sql,
  order: Prisma.Sql,
  limit: Prisma.Sql,
): Promise<readonly QueuedFlag[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${headColumns}, f.direction, f.unit, f.price_pence AS price, f.weekly_pence AS weekly, f.against, f.against_pence AS "againstPence",
      CASE WHEN f.against = 'expected' OR (f.against = 'peers' AND f.evidence #>> '{peerGroup,measure}' = 'ratio') THEN 'week' ELSE f.unit END AS "againstUnit",
      f.at_stake_pence AS "atStake", f.signals::int AS signals
    FROM ${headTables}
    WHERE ${condition} ORDER BY ${order} ${limit}`;
  return rows.map(({ price, direction, ...row }) => ({
    ...row,
    ...{ direction: direction === "HIGH" ? "high" : "low", pence: pence(price) },
    ...{ weekly: penceOrNull(row.weekly), againstPence: pence(row.againstPence) },
    ...{ atStake: pence(Number(row.atStake)), agreed: penceOrNull(row.agreed) },
  }));
}

/** The client groups that flags of the council have. */
export async function clientGroupsOfFlags(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ group: string }[]>`
    SELECT DISTINCT f.client_group AS "group" FROM outlier_flag f WHERE f.commissioner_id = app.commissioner() ORDER BY 1`;
  return rows.map(({ group }) => group);
}

/** The same order as `compareQueued`, so that a page of them can be asked for. */
function orderOf(order: QueueOrder): Prisma.Sql {
  return order === "money"
    ? sql`f.at_stake_pence DESC, f.id`
    : sql`(f.learning_disability OR f.section_117) DESC, f.at_stake_pence DESC, f.id`;
}

function conditionOf(question: FlagQuestion): Prisma.Sql {
  const { lotId, clientGroup, provider, direction, kind, state, twoSignals, checkData, assignedTo } =
    question;
  const conditions = [
    sql`f.commissioner_id = app.commissioner()`,
    ...(state === "waiting"
      ? [sql`f.closed_at IS NULL AND f.gone_at IS NULL AND f.state = ANY (${[...waitingStates]}::text[])`]
      : state === "all"
        ? []
        : [sql`f.state = ${state}`]),
    ...(lotId === null ? [] : [sql`f.lot_id = ${lotId}::uuid`]),
    ...(clientGroup === null ? [] : [sql`f.client_group = ${clientGroup}`]),
    ...(provider === ""
      ? []
      : [
          sql`f.provider_id IN (SELECT o.id FROM provider o WHERE strpos(lower(o.name), lower(${provider})) > 0)`,
        ]),
    ...(direction === null ? [] : [sql`f.direction = ${direction.toUpperCase()}`]),
    ...(kind === null ? [] : [sql`f.subject_kind = ${kind}`]),
    ...(twoSignals ? [sql`f.signals >= 2`] : []),
    ...(checkData ? [sql`f.check_data`] : []),
    ...(assignedTo === null ? [] : [sql`f.assigned_to = ${assignedTo}::uuid`]),
  ];
  return Prisma.join(conditions, " AND ");
}

function penceOrNull(amount: number | null): Pence | null {
  return amount === null ? null : pence(amount);
}
