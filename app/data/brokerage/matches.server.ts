import type { Day } from "#app/domain/calendar.ts";
import { joined, roomFreshDays, weeklyAt, type PricedLine } from "#app/domain/brokerage/matching.ts";
import { eligibility, type Eligibility } from "#app/domain/call-off/eligibility.ts";
import { rateHere } from "#app/domain/call-off/rate-here.ts";
import type { RateHeld, RatingAnswer, Requirement } from "#app/domain/call-off/requirement.ts";
import type { JoinableLot } from "#app/domain/framework/membership.ts";
import { milesBetween, type GridPlace } from "#app/domain/framework/postcode.ts";
import type { Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import { Prisma } from "../generated/client.ts";
import { factsIn, toCandidate, type Candidate, type FactsRow } from "../search/facts.server.ts";
import { candidates, miles, price, reasonsAgainst, type Narrowing } from "../search/narrowing.server.ts";

export const matchSorts = ["price", "distance", "rating", "room"] as const;
export type MatchSort = (typeof matchSorts)[number];

/** Who can take the person in one lot of a request: its lines, from where, and how the shortlist is narrowed and sorted. */
export type MatchQuestion = {
  readonly frameworkId: string;
  readonly lot: JoinableLot;
  readonly everywhereId: string;
  readonly areaId: string | null;
  readonly lines: readonly PricedLine[];
  /** The middle of the person's postcode district; null where it is not on file. */
  readonly from: GridPlace | null;
  /** Null for any distance. */
  readonly miles: number | null;
  readonly ratings: readonly RatingAnswer[] | null;
  readonly specialism: string | null;
  readonly room: { readonly withinDays: number | null } | null;
  readonly today: Day;
  readonly sort: MatchSort;
  readonly limit: number;
  readonly offset: number;
};

/** A member at a place: what the lines come to in a week at its rates, how far it is, and what speaks for and against. */
export type Match = Eligibility & {
  readonly candidate: Candidate;
  readonly rates: readonly (RateHeld | undefined)[];
  readonly weekly: Pence | null;
  readonly miles: number | null;
};

export type MatchAnswer = {
  readonly total: number;
  readonly matches: readonly Match[];
  /** The nearest of those who cannot, with the fewest reasons against first. */
  readonly others: readonly Match[];
};

/** The facts of each row shown, once for each line. */
type Answered = { readonly total: number; readonly facts: readonly (readonly FactsRow[])[] };

const mostOthers = 10;
const { sql, join } = Prisma;

/**
 * The shortlist for one lot of a request. The database narrows, sorts and pages by the cost of a week, the distance, the
 * rating or the age of the room stated; `eligibility` judges every row that is shown, once for each line. Places without
 * room that was stated in the last four weeks come after the others.
 */
export async function matchesFor(tx: Tx, question: MatchQuestion): Promise<MatchAnswer> {
  const narrowings = narrowingsOf(question);
  const [first] = narrowings;
  if (!first) return { total: 0, matches: [], others: [] };
  const facts = join(
    narrowings.map((one) => factsIn(sql`numbered`, one)),
    ", ",
  );
  const [row] = await tx.$queryRaw<Answered[]>`
    WITH judged AS MATERIALIZED (
        SELECT c.provider_id, c.location_id, d.miles, p.pence, ${question.sort === "rating" ? ratingRank : sql`NULL::int`} AS rating, ${stale(question)} AS stale, s.stated_at, ${reasonsAgainst(first)} AS against
        FROM (${candidates(first, question.miles)}) c
        CROSS JOIN LATERAL (SELECT ${milesInSql(first, question)} AS miles) d CROSS JOIN LATERAL (SELECT ${weeklyInSql(narrowings, question)} AS pence) p
        LEFT JOIN LATERAL (${lastStated(question)}) s ON true
        WHERE ${question.from === null || question.miles === null ? sql`true` : sql`d.miles <= ${question.miles}::double precision`}),
      numbered AS MATERIALIZED (SELECT *, row_number() OVER () AS nth FROM (
        (SELECT * FROM judged WHERE against = 0 ORDER BY ${order(question.sort)} LIMIT ${question.limit}::int OFFSET ${question.offset}::int)
        UNION ALL
        (SELECT * FROM judged WHERE against > 0 ORDER BY against, miles, location_id, provider_id LIMIT ${mostOthers}::int)) chosen)
    SELECT (SELECT count(*)::int FROM judged WHERE against = 0) AS total, json_build_array(${facts}) AS facts`;
  return answerOf(row, narrowings, question);
}

/** One requirement for each line; a lot that is joined automatically has no rates, so none is asked for. */
function narrowingsOf(question: MatchQuestion): readonly Narrowing[] {
  const { frameworkId, lot, everywhereId, areaId, from, ratings, specialism, room, today } = question;
  const requirement: Requirement = {
    ...{ frameworkId, lots: [lot], everywhereId, areaId, ratings, specialism, room, price: null },
    within: from && question.miles !== null ? { from, miles: question.miles } : null,
    includeStopped: false,
  };
  if (lot.rule.kind === "automatic" || question.lines.length === 0) return [{ requirement, today }];
  return question.lines.map(({ serviceLineId }) => ({
    requirement: {
      ...requirement,
      price: { serviceLineId, lotId: lot.lotId, areaId, need: { kind: "any" } },
    },
    today,
  }));
}

/** The miles to a place, also where no distance is asked for. */
function milesInSql({ requirement, today }: Narrowing, { from }: MatchQuestion): Prisma.Sql {
  return miles({ requirement: { ...requirement, within: from && { from, miles: 0 } }, today });
}

/** What the lines come to in a week, each rounded half a penny up; null where one has no rate that may be paid. */
function weeklyInSql(narrowings: readonly Narrowing[], { lines }: MatchQuestion): Prisma.Sql {
  const priced = narrowings.filter(({ requirement }) => requirement.price !== null);
  if (priced.length === 0) return sql`NULL::int`;
  const each = priced.map((one, n) => {
    const line = lines[n];
    if (line?.unit === "one-off") return sql`(${price(one)}) * 0`;
    return sql`floor((${price(one)})::numeric * ${line?.units ?? "0"}::numeric + 0.5)::int`;
  });
  return join(each, " + ");
}

const ratingRank = sql`(SELECT CASE WHEN NOT l.regulated THEN 3 ELSE CASE l.rating::text WHEN 'OUTSTANDING' THEN 1 WHEN 'GOOD' THEN 2
    WHEN 'NOT_RATED' THEN 3 WHEN 'REQUIRES_IMPROVEMENT' THEN 4 ELSE 5 END END FROM location l WHERE l.id = c.location_id)`;

function lastStated({ lot }: MatchQuestion): Prisma.Sql {
  return sql`SELECT cr.stated_at, cr.free FROM capacity_return cr WHERE cr.location_id = c.location_id AND cr.lot_id = ${lot.lotId}::uuid
    ORDER BY cr.stated_at DESC, cr.id LIMIT 1`;
}

function stale({ today }: MatchQuestion): Prisma.Sql {
  return sql`(s.free IS NULL OR s.free <= 0 OR (s.stated_at AT TIME ZONE 'Europe/London')::date < ${today}::date - ${roomFreshDays}::int)`;
}

function order(sort: MatchSort): Prisma.Sql {
  switch (sort) {
    case "price":
      return sql`stale, pence, miles, location_id, provider_id`;
    case "distance":
      return sql`stale, miles, pence, location_id, provider_id`;
    case "rating":
      return sql`stale, rating, pence, miles, location_id, provider_id`;
    case "room":
      return sql`stale, stated_at DESC NULLS LAST, pence, location_id, provider_id`;
  }
}

/** A row of the facts is judged once for each line; those with something against them are the others. */
function answerOf(
  row: Answered | undefined,
  narrowings: readonly Narrowing[],
  question: MatchQuestion,
): MatchAnswer {
  const perLine = row?.facts ?? [];
  const matches = (perLine[0] ?? []).map((_, at) =>
    judge(perLine.flatMap((facts) => facts[at] ?? []).map(toCandidate), narrowings, question),
  );
  return {
    total: row?.total ?? 0,
    matches: matches.filter(({ against }) => against.length === 0),
    others: matches.filter(({ against }) => against.length > 0),
  };
}

function judge(
  facts: readonly Candidate[],
  narrowings: readonly Narrowing[],
  { lines, from, everywhereId, today }: MatchQuestion,
): Match {
  const [candidate] = facts;
  if (!candidate) throw new Error("a row without facts");
  const rates = facts.map((one, n) => {
    const asked = narrowings[n]?.requirement.price;
    return asked ? rateHere(one, asked, everywhereId, today) : undefined;
  });
  const judged = facts.flatMap((one, n) => {
    const narrowing = narrowings[n];
    return narrowing ? [eligibility(one, narrowing.requirement, today)] : [];
  });
  return {
    ...joined(judged),
    ...{ candidate, rates, weekly: weeklyAt(lines, rates) },
    miles: from && candidate.place ? milesBetween(from, candidate.place) : null,
  };
}
