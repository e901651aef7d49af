import type { Urgency } from "#app/domain/call-off/call-off.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import type { RequestStage } from "#app/domain/brokerage/request.ts";
import { fromColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { happened, stageInSql } from "./request-stage.server.ts";

/** What a broker asks of the board; null asks nothing. */
export type BoardQuestion = {
  readonly commissionerId: string;
  /** Whose requests: one broker's, nobody's, or everyone's (null). */
  readonly broker: { readonly id: string } | "nobody" | null;
  /** One stage, or everything that is worked on ("open"). */
  readonly stage: RequestStage | "open";
  readonly lotId: string | null;
  readonly urgency: Urgency | null;
  /** Words of the request's reference, or the person's whole reference. */
  readonly reference: string;
};

/** A request as its row on the board shows it. */
export type BoardRow = {
  readonly id: string;
  readonly reference: string;
  readonly personRef: string;
  readonly stage: RequestStage;
  readonly urgency: Urgency;
  readonly supportReason: string;
  readonly postcodeDistrict: string;
  readonly startsOn: Day;
  readonly createdAt: Instant;
  readonly broker: string | null;
  /** The numbers of the lots asked for. */
  readonly lots: readonly number[];
  readonly enquiries: number;
  readonly offers: number;
};

/** How many requests stand at each stage, and a page of those asked for. */
export type BoardAnswer = {
  readonly counts: Readonly<Partial<Record<RequestStage, number>>>;
  readonly rows: readonly BoardRow[];
};

type Limits = { readonly limit: number; readonly offset: number };
type Row = Omit<BoardRow, "startsOn" | "createdAt"> & {
  readonly startsOn: string;
  readonly createdAt: string;
};

const { sql, join } = Prisma;

/**
 * The board: how many open requests stand at each stage, and a page of those of one stage (or of all that are worked
 * on), the urgent first and the oldest first among them; of those placed and archived the latest first. The database
 * works out the stages, counts and pages.
 */
export async function board(tx: Tx, question: BoardQuestion, page: Limits): Promise<BoardAnswer> {
  const { stage } = question;
  const [answer] = await tx.$queryRaw<{ counts: BoardAnswer["counts"] | null; rows: Row[] | null }[]>`
    WITH asked AS MATERIALIZED (
      SELECT r.id, r.urgency, r.created_at, ${orderedBy(stage)} AS latest, f.enquiries, f.offers, ${stageInSql} AS stage
      FROM placement_request r CROSS JOIN ${happened} WHERE ${conditionOf(question)}),
    shown AS (
      SELECT * FROM asked WHERE ${stage === "open" ? sql`stage <> 'on-hold'` : sql`stage = ${stage}`}
      ORDER BY latest DESC NULLS LAST, urgency DESC, created_at, id LIMIT ${page.limit}::int OFFSET ${page.offset}::int)
    SELECT (SELECT json_object_agg(c.stage, c.count) FROM (SELECT stage, count(*)::int AS count FROM asked GROUP BY stage) c) AS counts,
      (SELECT json_agg(json_build_object('id', r.id, 'reference', r.reference, 'personRef', r.person_ref, 'stage', s.stage, 'urgency', r.urgency,
          'supportReason', r.support_reason, 'postcodeDistrict', r.postcode_district, 'startsOn', r.starts_on, 'createdAt', r.created_at,
          'broker', a.name, 'enquiries', s.enquiries, 'offers', s.offers,
          'lots', ARRAY(SELECT DISTINCT l.number FROM placement_request_line n JOIN lot l ON l.id = n.lot_id WHERE n.request_id = r.id ORDER BY l.number))
          ORDER BY s.latest DESC NULLS LAST, s.urgency DESC, s.created_at, s.id)
        FROM shown s JOIN placement_request r ON r.id = s.id LEFT JOIN account a ON a.id = r.broker_id) AS rows`;
  return {
    counts: answer?.counts ?? {},
    rows: (answer?.rows ?? []).map(({ startsOn, createdAt, ...row }) => ({
      ...row,
      startsOn: fromColumn(new Date(startsOn)),
      createdAt: new Date(createdAt),
    })),
  };
}

/** How many requests the board's question finds in all. */
export function boardTotal({ stage }: BoardQuestion, { counts }: Pick<BoardAnswer, "counts">): number {
  if (stage !== "open") return counts[stage] ?? 0;
  return Object.entries(counts).reduce((sum, [at, count]) => sum + (at === "on-hold" ? 0 : count), 0);
}

/** Open requests stand by their urgency and age alone. */
function orderedBy(stage: BoardQuestion["stage"]): Prisma.Sql {
  if (stage === "placed") return sql`r.placed_at`;
  return stage === "archived" ? sql`r.archived_at` : sql`NULL::timestamptz`;
}

function conditionOf({
  commissionerId,
  broker,
  stage,
  lotId,
  urgency,
  reference,
}: BoardQuestion): Prisma.Sql {
  return join(
    [
      sql`r.commissioner_id = ${commissionerId}::uuid`,
      openness(stage),
      ...(broker === null
        ? []
        : [broker === "nobody" ? sql`r.broker_id IS NULL` : sql`r.broker_id = ${broker.id}::uuid`]),
      ...(lotId === null
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM placement_request_line n WHERE n.request_id = r.id AND n.lot_id = ${lotId}::uuid)`,
          ]),
      ...(urgency === null ? [] : [sql`r.urgency = ${urgency}::call_off_urgency`]),
      ...(reference === ""
        ? []
        : [sql`(strpos(r.reference, upper(${reference})) > 0 OR r.person_ref = upper(${reference}))`]),
    ],
    " AND ",
  );
}

function openness(stage: BoardQuestion["stage"]): Prisma.Sql {
  if (stage === "archived") return sql`r.archived_at IS NOT NULL`;
  return stage === "placed"
    ? sql`r.archived_at IS NULL AND r.placed_at IS NOT NULL`
    : sql`r.archived_at IS NULL AND r.placed_at IS NULL`;
}
