import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reading } from "#app/data/db.server.ts";
import { searchMembers, type SearchSort } from "#app/data/search.server.ts";
import { daysBetween } from "#app/domain/calendar.ts";
import { eligibility, isEligible, roomLotIds } from "#app/domain/call-off/eligibility.ts";
import { fitsItsCap } from "#app/domain/call-off/rate-here.ts";
import type { CandidateFacts, Requirement } from "#app/domain/call-off/requirement.ts";
import { useDatabase } from "#test/support/database.ts";
import { candidatesOf, requirementOf } from "./search-world-facts.ts";
import { writeWorld } from "./search-world-rows.ts";
import { questions, smallWorlds, today } from "./search-world.ts";

const database = useDatabase();
const freshDays = 28;
let worlds = 0;

describe("the search and the judgement of eligibility", () => {
  it("agree on who is eligible, and on who fails by exactly one reason", async () => {
    await fc.assert(
      fc.asyncProperty(
        smallWorlds,
        fc.array(questions, { minLength: 6, maxLength: 6 }),
        async (of, asked) => {
          const world = (worlds += 1);
          const made = await writeWorld(database.owner, world, of);
          const broker = {
            kind: "staff",
            accountId: made.brokerId,
            commissionerId: made.commissionerId,
            roles: ["broker"],
          } as const;
          for (const [nth, question] of asked.entries()) {
            const requirement = requirementOf(question, made);
            const sort = (["distance", "price", "name"] as const)[nth % 3] ?? "name";
            const answer = await reading(broker, (tx) =>
              searchMembers(tx, { requirement, today, sort, page: "all", freshDays }),
            );
            const expected = judgedInMemory(candidatesOf(of, world, made, requirement), requirement);
            expect(answer.results.map(({ candidate }) => keyOf(candidate)).sort()).toEqual(expected.eligible);
            expect(answer.total).toBe(expected.eligible.length);
            expect(answer.nearMisses.length).toBe(Math.min(10, expected.nearMisses.size));
            for (const { candidate, but } of answer.nearMisses)
              expect(expected.nearMisses.get(keyOf(candidate))).toEqual(but);
            expectOrder(answer.results, sort, requirement);
          }
        },
      ),
      { seed: 20261204, numRuns: 60 },
    );
  }, 120_000);
});

function judgedInMemory(candidates: readonly CandidateFacts[], requirement: Requirement) {
  const judged = candidates.map((facts) => ({
    key: keyOf(facts),
    ...eligibility(facts, requirement, today),
  }));
  return {
    eligible: judged
      .filter(isEligible)
      .map(({ key }) => key)
      .sort(),
    nearMisses: new Map(
      judged.flatMap(({ key, against }) => (against.length === 1 ? [[key, against[0]] as const] : [])),
    ),
  };
}

type Result = Awaited<ReturnType<typeof searchMembers>>["results"][number];

/** By what was asked for; among equals, those whose room was stated lately come first. */
function expectOrder(results: readonly Result[], sort: SearchSort, requirement: Requirement) {
  const last = Number.MAX_SAFE_INTEGER;
  const rank = {
    distance: (r: Result) => r.miles ?? last,
    price: (r: Result) => (r.rate && fitsItsCap(r.rate) ? r.rate.pence : last),
    name: () => 0,
  }[sort];
  const ranks = results.map(rank);
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  if (requirement.room === null || sort === "name") return;
  const lots = roomLotIds(requirement);
  const isStale = ({ candidate }: Result) =>
    !candidate.capacity.some(
      ({ lotId, free, statedOn }) =>
        lots.includes(lotId) && free > 0 && daysBetween(statedOn, today) <= freshDays,
    );
  for (const [nth, result] of results.entries()) {
    const next = results[nth + 1];
    if (next && rank(next) === rank(result)) expect(isStale(result) && !isStale(next)).toBe(false);
  }
}

function keyOf({ providerId, locationId }: { providerId: string; locationId: string }): string {
  return `${providerId} ${locationId}`;
}
