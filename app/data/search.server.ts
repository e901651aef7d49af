import type { Day } from "#app/domain/calendar.ts";
import { eligibility, isEligible } from "#app/domain/call-off/eligibility.ts";
import { rateHere } from "#app/domain/call-off/rate-here.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { RateHeld, Requirement } from "#app/domain/call-off/requirement.ts";
import { milesBetween } from "#app/domain/framework/postcode.ts";
import type { Tx } from "./db.server.ts";
import { Prisma } from "./generated/client.ts";
import { factsOf, type Candidate, type CandidateKey } from "./search/facts.server.ts";
import { candidates, miles, price, reasonsAgainst, type Narrowing } from "./search/narrowing.server.ts";

/** A search: what is needed, on which day, in which order, and which page of it (from 1) or all of it. */
export type SearchQuestion = {
  readonly requirement: Requirement;
  readonly today: Day;
  readonly sort: SearchSort;
  readonly page: number | "all";
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
  const narrowed = await narrow(tx, question);
  const beyond = await missesBeyondReach(tx, question, mostNearMisses - narrowed.near.length);
  const near = [...narrowed.near, ...beyond];
  const found = await factsOf(tx, [...narrowed.page, ...near], question.requirement);
  const judged = found.map((candidate) => judge(candidate, question));
  return {
    total: narrowed.total,
    results: judged.slice(0, narrowed.page.length).filter(isEligible),
    nearMisses: judged
      .slice(narrowed.page.length)
      .flatMap(({ against: [but, more], ...rest }) => (but && !more ? [{ ...rest, but }] : [])),
  };
}

type Narrowed = {
  readonly total: number;
  readonly page: readonly CandidateKey[];
  readonly near: readonly CandidateKey[];
};

const key = sql`json_build_object('providerId', provider_id, 'locationId', location_id)`;

/** Within reach: how many are eligible, the page asked for, and the nearest of those with one reason against. */
async function narrow(tx: Tx, question: SearchQuestion): Promise<Narrowed> {
  const { within } = question.requirement;
  const size = question.page === "all" ? null : searchPageSize;
  const offset = question.page === "all" ? 0 : (question.page - 1) * searchPageSize;
  const inReach = within === null ? sql`true` : sql`j.miles <= ${within.miles}::double precision`;
  const [row] = await tx.$queryRaw<Narrowed[]>`
    WITH judged AS MATERIALIZED (SELECT * FROM (${judgedInSql(question, within?.miles ?? null)}) j WHERE against <= 1 AND ${inReach})
    SELECT (SELECT count(*)::int FROM judged WHERE against = 0) AS total,
      array_to_json(ARRAY(SELECT ${key} FROM judged WHERE against = 0 ORDER BY ${order(question.sort)} LIMIT ${size}::int OFFSET ${offset}::int)) AS page,
      array_to_json(ARRAY(SELECT ${key} FROM judged WHERE against = 1 ORDER BY ${nearestFirst(question)} LIMIT ${mostNearMisses}::int)) AS near`;
  return row ?? { total: 0, page: [], near: [] };
}

/** The nearest of those that are only too far away, or whose place is not known: first in a ring as wide again, then anywhere. */
async function missesBeyondReach(
  tx: Tx,
  question: SearchQuestion,
  wanted: number,
): Promise<readonly CandidateKey[]> {
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
): Promise<readonly CandidateKey[]> {
  const inRing =
    to === null
      ? sql`(j.miles > ${from}::double precision OR j.miles IS NULL)`
      : sql`j.miles > ${from}::double precision AND j.miles <= ${to}::double precision`;
  const [row] = await tx.$queryRaw<{ near: readonly CandidateKey[] }[]>`
    SELECT array_to_json(ARRAY(SELECT ${key} FROM (${judgedInSql(question, to)}) j WHERE against = 0 AND ${inRing}
      ORDER BY ${nearestFirst(question)} LIMIT ${wanted}::int)) AS near`;
  return row?.near ?? [];
}

function judgedInSql(question: SearchQuestion, reach: number | null): Prisma.Sql {
  const narrowing: Narrowing = question;
  return sql`SELECT c.provider_id, c.location_id, p.name, d.miles, p.pence, ${reasonsAgainst(narrowing)} AS against
    FROM (${candidates(narrowing, reach)}) c
    CROSS JOIN LATERAL (SELECT ${miles(narrowing)} AS miles) d
    CROSS JOIN LATERAL (SELECT lower(o.name) AS name, ${price(narrowing)} AS pence FROM provider o WHERE o.id = c.provider_id) p`;
}

function order(sort: SearchSort): Prisma.Sql {
  switch (sort) {
    case "distance":
      return sql`miles, pence, name, location_id, provider_id`;
    case "price":
      return sql`pence, miles, name, location_id, provider_id`;
    case "name":
      return sql`name, location_id, provider_id`;
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
