import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  farthest,
  leastRating,
  rankMembers,
  type RankedBy,
  type RankingRule,
} from "#app/domain/call-off/ranking-rule.ts";
import { ratingAnswers } from "#app/domain/call-off/requirement.ts";
import { pence } from "#app/domain/money.ts";

function member(name: string, changes: Partial<RankedBy> = {}): RankedBy {
  const plain = { value: pence(2_400_000), rating: "good", miles: 3, lastOfferedAt: null } as const;
  return { providerId: name, name, ...plain, ...changes };
}

function order(rule: RankingRule, members: readonly RankedBy[], placeGiven = true) {
  const verdict = rankMembers(rule, members, placeGiven);
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value;
}

const names = (members: readonly { readonly name: string }[]) => members.map(({ name }) => name);

describe("the ranked list of a direct award", () => {
  test("by price: the lowest total first, with that total as its reason", () => {
    const list = order("PRICE", [member("Beech", { value: pence(2_450_000) }), member("Ash")]);
    expect(names(list)).toEqual(["Ash", "Beech"]);
    expect(list[1]).toMatchObject({ rank: 2, rankReasons: [{ kind: "value", pence: 2_450_000 }] });
  });

  test("by rating, then price", () => {
    const list = order("RATING_THEN_PRICE", [
      member("Ash", { rating: "requires-improvement", value: pence(1) }),
      member("Beech", { rating: "not-regulated", value: pence(2) }),
      member("Cedar", { value: pence(4) }),
      member("Dogwood", { value: pence(3) }),
      member("Elm", { rating: "outstanding", value: pence(9) }),
    ]);
    expect(names(list)).toEqual(["Elm", "Dogwood", "Cedar", "Beech", "Ash"]);
  });

  test("by distance to a tenth of a mile, then price; a place nobody knows comes last", () => {
    const list = order("DISTANCE_THEN_PRICE", [
      member("Ash", { miles: null }),
      member("Beech", { miles: 2.04, value: pence(20) }),
      member("Cedar", { miles: 1.96, value: pence(30) }),
    ]);
    expect(names(list)).toEqual(["Beech", "Cedar", "Ash"]);
  });

  test("equal ones are parted by the longest wait since the last offer, never offered first, then by name", () => {
    const offered = (day: string) => ({ lastOfferedAt: new Date(`2026-${day}T09:00:00Z`) });
    const list = order("PRICE", [
      member("Ash", offered("10-01")),
      member("Beech", offered("03-01")),
      member("Dogwood"),
      member("Cedar"),
    ]);
    expect(names(list)).toEqual(["Cedar", "Dogwood", "Beech", "Ash"]);
    expect(list.map(({ rankReasons }) => rankReasons[1])).toEqual([
      { kind: "equal", partedBy: "name", lastOfferedAt: null },
      { kind: "equal", partedBy: "name", lastOfferedAt: null },
      { kind: "equal", partedBy: "waiting", lastOfferedAt: "2026-03-01T09:00:00.000Z" },
      { kind: "equal", partedBy: "waiting", lastOfferedAt: "2026-10-01T09:00:00.000Z" },
    ]);
  });

  test("nobody, and distance from nowhere, are refused", () => {
    expect(rankMembers("PRICE", [], true)).toEqual({ ok: false, why: { kind: "nobody-to-rank" } });
    expect(rankMembers("DISTANCE_THEN_PRICE", [member("Ash")], false)).toEqual({
      ok: false,
      why: { kind: "place-needed" },
    });
  });

  test("is the same whatever order the members come in, and leaves nobody out", () => {
    const members = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom("Ash", "Beech", "Cedar"),
        providerId: fc.integer({ min: 1, max: 40 }).map(String),
        value: fc.integer({ min: 1, max: 3 }).map(pence),
        rating: fc.constantFrom(...ratingAnswers),
        miles: fc.option(fc.double({ min: 0, max: 3, noNaN: true }), { nil: null }),
        lastOfferedAt: fc.constantFrom(null, new Date(1_000), new Date(2_000)),
      }),
      { selector: ({ providerId }) => providerId, minLength: 1 },
    );
    const rules = fc.constantFrom<RankingRule>("PRICE", "RATING_THEN_PRICE", "DISTANCE_THEN_PRICE");
    fc.assert(
      fc.property(rules, members, (rule, list) => {
        const ranked = order(rule, list);
        expect(order(rule, [...list].reverse())).toEqual(ranked);
        expect(ranked.map(({ rank }) => rank)).toEqual(list.map((_, index) => index + 1));
      }),
    );
  });
});

test("where several places are needed the least rating and the farthest place count", () => {
  expect(leastRating(["outstanding", "requires-improvement", "good"])).toBe("requires-improvement");
  expect(leastRating(["good", "not-regulated"])).toBe("not-regulated");
  expect(farthest([1.2, 7.4])).toBe(7.4);
  expect(farthest([1.2, null])).toBeNull();
});
