import type { Day } from "#app/domain/calendar.ts";
import { eligibility, isEligible } from "#app/domain/call-off/eligibility.ts";
import { rateHere } from "#app/domain/call-off/rate-here.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { RateHeld, Requirement } from "#app/domain/call-off/requirement.ts";
import { milesBetween } from "#app/domain/framework/postcode.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";
import { factsIn, toCandidate, type Candidate, type FactsRow } from "./search/facts.server.ts";
import {
  candidates,
  miles,
  price,
  reasonsAgainst,
  staleRoom,
  type Narrowing,
} from "./search/narrowing.server.ts";

/** A search: what is needed, on which day, in which order, and which page of it (from 1) or all of it. */
export type SearchQuestion = {
  readonly requirement: Requirement;
  readonly today: Day;
  readonly sort: SearchSort;
  readonly page: number | "all";
  /**
   * Where room is asked for: within how many days a statement of it counts as fresh, by the council's rule. Among those
   * that the order holds equal, older ones come after.
   */
  readonly freshDays?: number | null;
};

export type SearchSort = "distance" | "price" | "name";

/** A member at a place, with the price that holds there and the miles to it, where they were asked for. */
export type Found = {
  readonly candidate: Candidate;
  readonly rate: RateHeld | undefined;
  readonly miles: number | undefined;
  readonly reasons: readonly ReasonFor[];
};

/** A member that would be eligible but for one thing. */
export type NearMiss = Found & { readonly but: ReasonAgainst };

export type SearchAnswer = {
  readonly total: number;
  readonly results: readonly Found[];
  readonly nearMisses: readonly NearMiss[];
};

export const searchPageSize = 25;
const mostNearMisses = 10;
const { sql } = Prisma;

/**
 * Who can take this person: a page of the members eligible, and up to ten that fail by exactly one reason, nearest
 * first. The database narrows, sorts and pages; `eligibility` judges every row that is shown.
 */
export async function searchMembers(tx: Tx, question: SearchQuestion): Promise<SearchAnswer> {
  const { total, page, near } = await withinReach(tx, question);
  const beyond = await missesBeyondReach(tx, question, mostNearMisses - near.length);
  return {
    total,
    results: page.map((row) => judge(toCandidate(row), question)).filter(isEligible),
    nearMisses: [...near, ...beyond].map((row) => judge(toCandidate(row), question)).flatMap(nearMiss),
  };
}

type Narrowed = {
  readonly total: number;
  readonly page: readonly FactsRow[];
  readonly near: readonly FactsRow[];
};

/** Within reach: how many are eligible, the page asked for, and the nearest of those with one reason against. */
async function withinReach(tx: Tx, question: SearchQuestion): Promise<Narrowed> {
  const { requirement, sort } = question;
  const { within } = requirement;
  const size = question.page === "all" ? null : searchPageSize;
  const offset = question.page === "all" ? 0 : (question.page - 1) * searchPageSize;
  const stale = staleRoom(question, question.freshDays ?? null);
  const inReach = within === null ? sql`true` : sql`d.miles <= ${within.miles}::double precision`;
  const [row] = await tx.$queryRaw<{ total: number; shown: readonly (FactsRow & { against: number })[] }[]>`
    WITH ${judgedInSql(question, within?.miles ?? null, inReach)},
      shown AS (
        (SELECT * FROM judged c WHERE against = 0 ORDER BY ${order(sort, stale)} LIMIT ${size}::int OFFSET ${offset}::int)
        UNION ALL
        (SELECT * FROM judged WHERE against = 1 ORDER BY ${nearestFirst(question)} LIMIT ${mostNearMisses}::int))
    SELECT (SELECT count(*)::int FROM judged WHERE against = 0) AS total,
      ${factsIn(sql`(SELECT *, row_number() OVER () AS nth FROM shown)`, question, sql`, 'against', c.against`)} AS shown`;
  const shown = row?.shown ?? [];
  return {
    total: row?.total ?? 0,
    page: shown.filter((facts) => facts.against === 0),
    near: shown.filter((facts) => facts.against === 1),
  };
}

/** The nearest of those that are only too far away, or whose place is not known: first in a ring as wide again, then anywhere. */
async function missesBeyondReach(
  tx: Tx,
  question: SearchQuestion,
  wanted: number,
): Promise<readonly FactsRow[]> {
  const { within } = question.requirement;
  if (within === null || wanted <= 0) return [];
  const inRing = await missesBeyond(tx, question, within.miles, 2 * within.miles, wanted);
  if (inRing.length === wanted) return inRing;
  return missesBeyond(tx, question, within.miles, null, wanted);
}

async function missesBeyond(
  tx: Tx,
  question: SearchQuestion,
  from: number,
  to: number | null,
  wanted: number,
): Promise<readonly FactsRow[]> {
  const inRing =
    to === null
      ? sql`(d.miles > ${from}::double precision OR d.miles IS NULL)`
      : sql`d.miles > ${from}::double precision AND d.miles <= ${to}::double precision`;
  const [row] = await tx.$queryRaw<{ near: readonly FactsRow[] }[]>`
    WITH ${judgedInSql(question, to, inRing)},
      shown AS (SELECT * FROM judged WHERE against = 0 ORDER BY ${nearestFirst(question)} LIMIT ${wanted}::int)
    SELECT ${factsIn(sql`(SELECT *, row_number() OVER () AS nth FROM shown)`, question)} AS near`;
  return row?.near ?? [];
}

/** The candidates in a square, those at the right distance, each with the number of other reasons against it. */
function judgedInSql(question: SearchQuestion, square: number | null, atDistance: Prisma.Sql): Prisma.Sql {
  const narrowing: Narrowing = question;
  const counts = question.sort === "price" || (question.requirement.price?.need.kind ?? "shown") !== "shown";
  const priced = counts ? price(narrowing) : sql`NULL::int`;
  const name =
    question.sort === "name"
      ? sql`(SELECT lower(o.name) FROM provider o WHERE o.id = c.provider_id)`
      : sql`NULL::text`;
  return sql`judged AS MATERIALIZED (
      SELECT c.provider_id, c.location_id, d.miles, p.pence, ${name} AS name, ${reasonsAgainst(narrowing)} AS against
      FROM (${candidates(narrowing, square)}) c
      CROSS JOIN LATERAL (SELECT ${miles(narrowing)} AS miles) d CROSS JOIN LATERAL (SELECT ${priced} AS pence) p
      WHERE ${atDistance})`;
}

function order(sort: SearchSort, stale: Prisma.Sql | null = null): Prisma.Sql {
  const freshFirst = stale ? sql`${stale}, ` : Prisma.empty;
  switch (sort) {
    case "distance":
      return sql`miles, ${freshFirst}pence, location_id, provider_id`;
    case "price":
      return sql`pence, ${freshFirst}miles, location_id, provider_id`;
    case "name":
      return sql`name, ${freshFirst}location_id, provider_id`;
  }
}

function nearestFirst({ requirement, sort }: SearchQuestion): Prisma.Sql {
  return order(requirement.within === null ? sort : "distance");
}

function judge(candidate: Candidate, { requirement, today }: SearchQuestion) {
  const { for: reasons, against } = eligibility(candidate, requirement, today);
  const { price: asked, within, everywhereId } = requirement;
  return {
    candidate,
    rate: asked ? rateHere(candidate, asked, everywhereId, today) : undefined,
    miles: within && candidate.place ? milesBetween(within.from, candidate.place) : undefined,
    reasons,
    against,
  };
}

function nearMiss({ against, ...found }: ReturnType<typeof judge>): readonly NearMiss[] {
  const [but, more] = against;
  return but && !more ? [{ ...found, but }] : [];
}
