import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agreeToLots,
  coverOf,
  coversEveryLot,
  invitePartner,
  lotsNotCovered,
  partnersOfBid,
  rateHolder,
  type Partner,
} from "#app/domain/call-off/consortium.ts";
import { addDays, type Day } from "#app/domain/calendar.ts";
import { eligibility, isEligible } from "#app/domain/call-off/eligibility.ts";
import type { CandidateFacts } from "#app/domain/call-off/requirement.ts";
import { candidate, requirement, today } from "#test/factories/candidates.ts";

const lotIds = ["living", "home-care", "residential"] as const;
const lots = lotIds.map((lotId) => ({ lotId, rule: { kind: "by-application" } }) as const);
const places = lotIds.map((lotId) => ({ lotId, areaId: null }));
const asked = { ...requirement({ lots }), places };

const member = (providerId: string, held: readonly string[], over: Partial<CandidateFacts> = {}) =>
  candidate({ providerId, memberships: held.map((lotId) => spell(lotId)), ...over });
const spell = (lotId: string, activeTo: Day | null = null, areaIds = ["everywhere"]) => ({
  ...{ lotId, activeFrom: addDays(today, -30), activeTo, areaIds },
});
const partner = (providerId: string, held: readonly string[], over: Partial<Partner> = {}): Partner => ({
  ...{ providerId, lotIds: held, agreed: true, facts: member(providerId, held) },
  ...over,
});
const stop = { lotId: null, locationId: null, startsOn: today, endsOn: addDays(today, 9), liftedOn: null };
const whole = (partners: readonly Partner[], day = today) => coversEveryLot(coverOf(partners, asked, day));

test("a lead with one lot and a partner with the others are eligible as a whole", () => {
  expect(whole([partner("lead", ["living"]), partner("other", ["home-care", "residential"])])).toBe(true);
});

test.each([
  ["a lot that nobody takes", [partner("lead", ["living"]), partner("other", ["home-care"])]],
  [
    "a partner that has not said yes",
    [partner("lead", ["living", "home-care"]), partner("other", ["residential"], { agreed: false })],
  ],
  [
    "a partner that does not hold what it takes",
    [
      partner("lead", ["living", "home-care"]),
      partner("other", ["residential"], { facts: member("other", ["living"]) }),
    ],
  ],
  [
    "a partner on which a stop lies",
    [
      partner("lead", ["living", "home-care"]),
      partner("other", ["residential"], { facts: member("other", ["residential"], { stops: [stop] }) }),
    ],
  ],
  ["nobody at all", []],
])("a consortium is not eligible: %s", (_what, partners) => {
  expect(whole(partners)).toBe(false);
});

test("a membership that ends on the day is over", () => {
  const ends = (on: Day) =>
    partner("lead", lotIds, { facts: candidate({ memberships: lotIds.map((lotId) => spell(lotId, on)) }) });
  expect(whole([ends(addDays(today, 1))])).toBe(true);
  expect(whole([ends(today)])).toBe(false);
});

test("a whole is eligible exactly when each lot has a partner that agreed, takes it and is eligible in it alone", () => {
  const anyPartner = fc.record({
    takes: fc.subarray([...lotIds]),
    holds: fc.subarray([...lotIds]),
    agreed: fc.boolean(),
    stopped: fc.constantFrom(undefined, null, ...lotIds),
    endsIn: fc.constantFrom(null, 0, 1),
  });
  fc.assert(
    fc.property(fc.array(anyPartner, { maxLength: 4 }), (drawn) => {
      const partners = drawn.map(({ takes, holds, agreed, stopped, endsIn }, n) => ({
        ...{ providerId: `p${n}`, lotIds: takes, agreed },
        facts: candidate({
          providerId: `p${n}`,
          memberships: holds.map((lotId) => spell(lotId, endsIn === null ? null : addDays(today, endsIn))),
          stops: stopped === undefined ? [] : [{ ...stop, lotId: stopped }],
        }),
      }));
      const expected = lots.every((lot) =>
        partners.some(
          (one) =>
            one.agreed &&
            one.lotIds.includes(lot.lotId) &&
            isEligible(eligibility(one.facts, { ...asked, lots: [lot] }, today)),
        ),
      );
      expect(whole(partners)).toBe(expected);
    }),
  );
});

const inTheNorth = { ...asked, places: [...places.slice(0, 2), { lotId: "residential", areaId: "north" }] };
const northern = (areaIds: string[]) => candidate({ memberships: [spell("residential", null, areaIds)] });

test("a lot is covered only by a partner that takes people in the area of its lines", () => {
  const uncovered = (areaIds: string[]) =>
    lotsNotCovered(
      coverOf(
        [
          partner("lead", ["living", "home-care"]),
          partner("other", ["residential"], { facts: northern(areaIds) }),
        ],
        inTheNorth,
        today,
      ),
      lotIds,
    );
  expect(uncovered(["north"])).toEqual([]);
  expect(uncovered(["everywhere"])).toEqual([]);
  expect(uncovered(["south"])).toEqual(["residential"]);
  expect(agreeToLots(northern(["south"]), ["residential"], inTheNorth, false, today)).toMatchObject({
    why: { kind: "not-eligible", lotId: "residential" },
  });
});

test("two partners may share a lot by its areas, and each area needs one", () => {
  const twoAreas = {
    ...requirement({ lots: lots.slice(2) }),
    places: ["north", "south"].map((areaId) => ({ lotId: "residential", areaId })),
  };
  const north = partner("north", ["residential"], { facts: northern(["north"]) });
  const south = partner("south", ["residential"], { facts: northern(["south"]) });
  expect(coversEveryLot(coverOf([north, south], twoAreas, today))).toBe(true);
  expect(coversEveryLot(coverOf([north], twoAreas, today))).toBe(false);
});

test("nothing is covered where nothing is called off", () => {
  expect(coversEveryLot(coverOf([partner("lead", lotIds)], { ...asked, places: [] }, today))).toBe(false);
  expect(lotsNotCovered([], lotIds)).toEqual(lotIds);
});

describe("a bid stands on the partners that it names", () => {
  const named = [
    { providerId: "lead", lotIds: ["living"] },
    { providerId: "other", lotIds: ["home-care", "residential"] },
  ];
  const notHeld = (members: readonly Partner[]) =>
    lotsNotCovered(coverOf(partnersOfBid(named, members), asked, today), lotIds);
  const lead = partner("lead", ["living"]);

  test.each([
    ["they all stand", [lead, partner("other", ["home-care", "residential"])], []],
    ["one left", [lead], ["home-care", "residential"]],
    ["one took a lot back", [lead, partner("other", ["home-care"])], ["residential"]],
    [
      "one was asked anew and has not answered",
      [lead, partner("other", ["home-care", "residential"], { agreed: false })],
      ["home-care", "residential"],
    ],
    [
      "another came for the lot that one left, after the bid",
      [lead, partner("other", ["home-care"]), partner("late", ["residential"])],
      ["residential"],
    ],
  ])("when %s", (_when, members, bare) => {
    expect(notHeld(members)).toEqual(bare);
  });

  test("though another partner in the same lot remains, a lot that one left is not held: its price stood on both", () => {
    const both = [...named, { providerId: "third", lotIds: ["residential"] }];
    const members = [lead, partner("other", ["home-care"]), partner("third", ["residential"])];
    expect(lotsNotCovered(coverOf(partnersOfBid(both, members), asked, today), lotIds)).toEqual([
      "residential",
    ]);
  });
});

test("a member says yes to lots that it holds, and to one consortium only", () => {
  const facts = member("other", ["home-care"]);
  expect(agreeToLots(facts, ["home-care"], asked, false, today)).toEqual({ ok: true, value: ["home-care"] });
  expect(agreeToLots(facts, ["home-care"], asked, true, today)).toMatchObject({
    why: { kind: "in-another" },
  });
  expect(agreeToLots(facts, [], asked, false, today)).toMatchObject({ why: { kind: "no-lots" } });
  expect(agreeToLots(facts, ["home-care", "elsewhere"], asked, false, today)).toMatchObject({
    why: { kind: "no-lots" },
  });
  expect(agreeToLots(facts, ["home-care", "living"], asked, false, today)).toMatchObject({
    why: { kind: "not-eligible", lotId: "living" },
  });
});

test("a lead asks another member of at least one lot, once", () => {
  const facts = member("other", ["home-care"]);
  expect(invitePartner([], "lead", facts, asked, today).ok).toBe(true);
  expect(invitePartner([], "other", facts, asked, today)).toMatchObject({ why: { kind: "oneself" } });
  expect(invitePartner([{ providerId: "other" }], "lead", facts, asked, today)).toMatchObject({
    why: { kind: "invited-already" },
  });
  expect(invitePartner([], "lead", member("other", []), asked, today)).toMatchObject({
    why: { kind: "holds-no-lot" },
  });
});

test("a line is held against the lowest rate of the partners that take its lot", () => {
  const rate = (lineId: string, providerId: string, pence: number) => ({
    lineId,
    providerId,
    pence,
    rateId: `${providerId}-${lineId}`,
  });
  const held = rateHolder([
    rate("a", "p2", 2_400),
    rate("a", "p1", 2_300),
    rate("b", "p2", 1_900),
    rate("b", "p1", 1_900),
  ]);
  expect([...held.values()].map(({ rateId }) => rateId).sort()).toEqual(["p1-a", "p1-b"]);
});
