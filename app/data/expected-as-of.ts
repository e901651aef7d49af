import { calculation } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import type { Day } from "#app/domain/calendar.ts";
import { Prisma } from "./generated/client.ts";

const { sql } = Prisma;

/**
 * Tables for a query, of a commissioner on a day: `own` and `asked`, the need that was recorded last of each placement and of
 * each request; `here` and `anywhere`, the checked parameters that hold for each lot in an area and for each lot by itself; and
 * `cost`, what is remembered of needs by the present calculation. `only` narrows them to some placements.
 */
export function expectedAsOf(commissionerId: string, day: Day, only?: readonly string[]): Prisma.Sql {
  const of = { commissionerId, day };
  const [placements, requests, needs] = only
    ? [
        sql`AND placement_id = ANY (${only}::uuid[])`,
        sql`AND request_id = ANY (ARRAY(SELECT request_id FROM placement WHERE id = ANY (${only}::uuid[])))`,
        sql`AND digest = ANY (ARRAY(SELECT digest FROM own UNION ALL SELECT digest FROM asked))`,
      ]
    : [Prisma.empty, Prisma.empty, Prisma.empty];
  return sql`own AS (${lastNeeds(of, sql`placement_id`, placements)}), asked AS (${lastNeeds(of, sql`request_id`, requests)}),
    here AS (${inForce(of, sql`lot_id, area_id`, sql`area_id IS NOT NULL`)}), anywhere AS (${inForce(of, sql`lot_id`, sql`area_id IS NULL`)}),
    cost AS (
      SELECT digest, parameters_id, calculation, low_pence, expected_pence, high_pence FROM expected_cost
      WHERE commissioner_id = ${commissionerId}::uuid AND calculation = ${calculation} ${needs}
    )`;
}

type AsOf = { readonly commissionerId: string; readonly day: Day };

function lastNeeds({ commissionerId, day }: AsOf, whose: Prisma.Sql, among: Prisma.Sql): Prisma.Sql {
  return sql`SELECT DISTINCT ON (${whose}) ${whose}, digest FROM care_need_of
    WHERE commissioner_id = ${commissionerId}::uuid AND ${whose} IS NOT NULL AND from_on <= ${day}::date ${among} ORDER BY ${whose}, version DESC`;
}

function inForce({ commissionerId, day }: AsOf, place: Prisma.Sql, which: Prisma.Sql): Prisma.Sql {
  return sql`SELECT DISTINCT ON (${place}) ${place}, id FROM cost_parameters
    WHERE commissioner_id = ${commissionerId}::uuid AND ${which} AND checked_at IS NOT NULL AND from_on <= ${day}::date
    ORDER BY ${place}, from_on DESC, version DESC`;
}

/** By which columns a price finds what its care is expected to cost. */
type PricedBy = Readonly<Record<"placement" | "request" | "lot" | "area", Prisma.Sql>>;

/** Those of a placement `p`. */
const ofPlacement: PricedBy = {
  ...{ placement: sql`p.id`, request: sql`p.request_id` },
  ...{ lot: sql`p.lot_id`, area: sql`p.area_id` },
};

/**
 * Joins the tables of `expectedAsOf` to a price: as `n` the need that holds for it, its own before that of its request, and the
 * parameters, those of its area before those of its lot; as `x` what is remembered of that need by those parameters. Null where
 * there is none. Each join is an equality: by any other PostgreSQL would look through the whole table for every single price.
 */
export function expectedJoins({ placement, request, lot, area }: PricedBy = ofPlacement): Prisma.Sql {
  return sql`LEFT JOIN own ON own.placement_id = ${placement} LEFT JOIN asked ON asked.request_id = ${request}
    LEFT JOIN here ON here.lot_id = ${lot} AND here.area_id = ${area} LEFT JOIN anywhere ON anywhere.lot_id = ${lot}
    CROSS JOIN LATERAL (SELECT coalesce(own.digest, asked.digest) AS digest, coalesce(here.id, anywhere.id) AS parameters_id) n
    LEFT JOIN cost x ON x.digest = n.digest AND x.parameters_id = n.parameters_id`;
}

/** What is remembered of a price's need, as `expectedColumns` reads it; all null where nothing is. Money in pence. */
export type ExpectedColumns = {
  readonly needDigest: string | null;
  readonly parametersId: string | null;
  readonly calculation: number | null;
  readonly low: number | null;
  readonly expected: number | null;
  readonly high: number | null;
};

/** What `expectedJoins` found, for a select. */
export const expectedColumns = sql`x.digest AS "needDigest", x.parameters_id AS "parametersId", x.calculation, x.low_pence AS low,
  x.expected_pence AS expected, x.high_pence AS high`;
