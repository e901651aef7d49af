import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { eligibility, isEligible } from "#app/domain/call-off/eligibility.ts";
import {
  ratingAnswers,
  type CandidateFacts,
  type PriceAsked,
  type Requirement,
} from "#app/domain/call-off/requirement.ts";
import { pence } from "#app/domain/money.ts";
import { candidate, requirement, today } from "#test/factories/candidates.ts";

const against = (facts: Partial<CandidateFacts>, asked: Partial<Requirement>) =>
  eligibility(candidate(facts), requirement(asked), today).against.map((reason) => reason.kind);
const kindsFor = (facts: Partial<CandidateFacts>, asked: Partial<Requirement>) =>
  eligibility(candidate(facts), requirement(asked), today).for.map((reason) => reason.kind);

const homeCare = { lotId: "home-care", rule: { kind: "by-application" } } as const;
const residential = { lotId: "residential", rule: { kind: "by-application" } } as const;
const innovation = {
  lotId: "innovation",
  rule: { kind: "automatic", coreLotIds: ["home-care", "residential"] },
} as const;
const spell = {
  lotId: "home-care",
  activeFrom: toDay("2025-10-01"),
  activeTo: null,
  areaIds: ["everywhere"],
};
const stop = { lotId: null, locationId: null, startsOn: today, endsOn: addDays(today, 30), liftedOn: null };

describe("lots", () => {
  it("holds a member eligible on the day its membership begins and no longer on the day it ends", () => {
    expect(against({ memberships: [{ ...spell, activeFrom: today }] }, {})).toEqual([]);
    expect(against({ memberships: [{ ...spell, activeFrom: addDays(today, 1) }] }, {})).toEqual([
      "lot-not-held",
    ]);
    expect(against({ memberships: [{ ...spell, activeTo: addDays(today, 1) }] }, {})).toEqual([]);
    expect(against({ memberships: [{ ...spell, activeTo: today }] }, {})).toEqual(["lot-not-held"]);
  });

  it("requires every lot asked for, and gives a reason for each that is not held", () => {
    const { against: reasons, for: held } = eligibility(
      candidate(),
      requirement({ lots: [homeCare, residential] }),
      today,
    );
    expect(held).toContainEqual({
      kind: "lot-held",
      lotId: "home-care",
      since: "2025-10-01",
      automatic: false,
    });
    expect(reasons).toEqual([{ kind: "lot-not-held", lotId: "residential", standing: { kind: "never" } }]);
  });

  it("derives the innovation lot from any active core membership, unless the member opted out", () => {
    expect(against({}, { lots: [innovation] })).toEqual([]);
    expect(against({ memberships: [{ ...spell, activeTo: today }] }, { lots: [innovation] })).toEqual([
      "lot-not-held",
    ]);
    const optOut = { lotId: "innovation", fromOn: today, toOn: null };
    expect(against({ optOuts: [optOut] }, { lots: [innovation] })).toEqual(["lot-not-held"]);
    expect(
      against({ optOuts: [{ ...optOut, toOn: today, fromOn: toDay("2026-01-01") }] }, { lots: [innovation] }),
    ).toEqual([]);
    expect(against({ optOuts: [optOut] }, {})).toEqual([]);
  });
});

describe("stops on new placements", () => {
  it.each([
    ["the member", {}, ["placements-stopped"]],
    ["the lot asked for", { lotId: "home-care" }, ["placements-stopped"]],
    ["another lot", { lotId: "residential" }, []],
    ["this place", { locationId: "branch" }, ["placements-stopped"]],
    ["another place", { locationId: "elsewhere" }, []],
    ["this place in another lot", { locationId: "branch", lotId: "residential" }, []],
    ["nothing before its first day", { startsOn: addDays(today, 1) }, []],
    ["nothing from its last day on", { startsOn: addDays(today, -9), endsOn: today }, []],
    ["nothing from the day it is lifted", { startsOn: addDays(today, -9), liftedOn: today }, []],
  ])("stops %s", (_what, over, reasons) => {
    expect(against({ stops: [{ ...stop, ...over }] }, {})).toEqual(reasons);
  });

  it("shows a stop without holding it against a member where stopped members are included", () => {
    expect(against({ stops: [stop] }, { includeStopped: true })).toEqual([]);
    expect(kindsFor({ stops: [stop] }, { includeStopped: true })).toContain(
      "placements-stopped-but-included",
    );
  });
});

describe("place", () => {
  const north = { ...spell, areaIds: ["north"] };

  it("counts everywhere as every area", () => {
    expect(against({}, { areaId: "south" })).toEqual([]);
    expect(against({ memberships: [north] }, { areaId: "north" })).toEqual([]);
    expect(against({ memberships: [north] }, { areaId: "south" })).toEqual(["area-not-covered"]);
  });

  it("wants the area covered in each lot held", () => {
    const memberships = [spell, { ...north, lotId: "residential" }];
    expect(against({ memberships }, { areaId: "south", lots: [homeCare, residential] })).toEqual([
      "area-not-covered",
    ]);
  });

  it("measures miles in a straight line and takes the limit itself", () => {
    const within = { from: { easting: 358_000, northing: 173_000 }, miles: 5 };
    expect(against({}, { within })).toEqual([]);
    expect(against({ place: { easting: 358_000, northing: 173_000 + 8_046 } }, { within })).toEqual([]);
    expect(against({ place: { easting: 358_000, northing: 173_000 + 8_047 } }, { within })).toEqual([
      "too-far",
    ]);
    expect(against({ place: null }, { within })).toEqual(["place-unknown"]);
  });

  it("leaves out a place that CQC no longer registers", () => {
    expect(against({ deregistered: true }, {})).toEqual(["registration-ended"]);
  });
});

describe("price", () => {
  const asked = (over: Partial<PriceAsked> = {}): PriceAsked => ({
    serviceLineId: "standard",
    lotId: "home-care",
    areaId: null,
    need: { kind: "any" },
    ...over,
  });
  const [rate] = candidate().rates;
  if (!rate) throw new Error("the factory gives a rate");
  const priceOf = (rates: CandidateFacts["rates"], price: PriceAsked) =>
    eligibility(candidate({ rates }), requirement({ price }), today).for.find(
      (reason) => reason.kind === "priced",
    )?.pence;

  it("takes a price at the most asked and refuses a penny more", () => {
    expect(against({}, { price: asked({ need: { kind: "at-most", pence: pence(2_200) } }) })).toEqual([]);
    expect(against({}, { price: asked({ need: { kind: "at-most", pence: pence(2_199) } }) })).toEqual([
      "over-price",
    ]);
  });

  it("refuses a member without a price for the line today", () => {
    expect(against({ rates: [] }, { price: asked() })).toEqual(["no-rate"]);
    expect(against({ rates: [{ ...rate, validTo: today }] }, { price: asked() })).toEqual(["no-rate"]);
    expect(against({ rates: [{ ...rate, validFrom: addDays(today, 1) }] }, { price: asked() })).toEqual([
      "no-rate",
    ]);
    expect(against({ rates: [] }, { price: asked({ need: { kind: "shown" } }) })).toEqual([]);
  });

  it("refuses a rate that no longer fits the cap of today, unless an exception allows it", () => {
    const judged = (capToday: number | null, exception: number | null) =>
      against(
        {
          rates: [
            {
              ...rate,
              capTodayPence: capToday === null ? null : pence(capToday),
              exceptionTodayPence: exception === null ? null : pence(exception),
            },
          ],
        },
        { price: asked() },
      );
    expect(judged(2_200, null)).toEqual([]);
    expect(judged(2_199, null)).toEqual(["rate-over-cap"]);
    expect(judged(2_199, 2_200)).toEqual([]);
    expect(judged(2_199, 2_199)).toEqual(["rate-over-cap"]);
    expect(judged(null, null)).toEqual([]);
  });

  it("lets the specific area's price win over everywhere's, and the place's over the organisation's", () => {
    const inNorth = { ...rate, areaId: "north", pence: pence(2_300) };
    const atBranch = { ...rate, locationId: "branch", pence: pence(2_400) };
    expect(priceOf([rate, inNorth], asked({ areaId: "north" }))).toBe(2_300);
    expect(priceOf([rate, inNorth], asked({ areaId: "south" }))).toBe(2_200);
    expect(priceOf([rate, inNorth], asked())).toBe(2_200);
    expect(priceOf([rate, inNorth, atBranch], asked({ areaId: "north" }))).toBe(2_400);
    expect(priceOf([{ ...rate, locationId: "elsewhere" }], asked())).toBeUndefined();
  });
});

describe("rating, specialism and room", () => {
  it.each(ratingAnswers)("accepts %s only where it was chosen", (rating) => {
    expect(against({ rating }, { ratings: [rating] })).toEqual([]);
    expect(against({ rating }, { ratings: ratingAnswers.filter((other) => other !== rating) })).toEqual([
      "rating-not-accepted",
    ]);
  });

  it("looks for the specialism asked for", () => {
    expect(against({}, { specialism: "Dementia" })).toEqual([]);
    expect(against({}, { specialism: "Somali" })).toEqual(["specialism-not-offered"]);
  });

  it.each([
    ["three places stated three days ago", 3, 3, null, []],
    ["no place", 0, 3, null, ["no-room"]],
    ["three places stated on the oldest day allowed", 3, 7, 7, []],
    ["three places stated a day too long ago", 3, 8, 7, ["room-stated-too-long-ago"]],
  ])("judges %s", (_what, free, age, withinDays, reasons) => {
    const capacity = [{ lotId: "home-care", free, measure: "places", statedOn: addDays(today, -age) }];
    expect(against({ capacity }, { room: { withinDays } })).toEqual(reasons);
  });

  it("knows of no room where none was stated for the lot", () => {
    expect(
      against(
        { capacity: [{ lotId: "residential", free: 2, measure: "places", statedOn: today }] },
        { room: { withinDays: null } },
      ),
    ).toEqual(["room-not-stated"]);
  });
});

describe("the judgement as a whole", () => {
  const stops = fc.constantFrom([], [stop]);
  const asked = fc.record({
    areaId: fc.constantFrom(null, "north", "south"),
    ratings: fc.constantFrom(null, ["good"] as const, ["not-regulated"] as const),
    specialism: fc.constantFrom(null, "Dementia", "Somali"),
    includeStopped: fc.boolean(),
    room: fc.constantFrom(null, { withinDays: null }, { withinDays: 2 }),
    lots: fc.constantFrom([homeCare], [residential], [homeCare, residential], [innovation]),
  });

  it("never makes anybody eligible by asking for more", () => {
    fc.assert(
      fc.property(asked, stops, (more, stopped) => {
        const facts = candidate({ stops: stopped });
        const strict = eligibility(facts, requirement(more), today);
        const lax = eligibility(
          facts,
          requirement({ lots: more.lots, includeStopped: more.includeStopped }),
          today,
        );
        if (isEligible(strict)) expect(isEligible(lax)).toBe(true);
        expect(lax.against.length).toBeLessThanOrEqual(strict.against.length);
      }),
    );
  });

  it("answers every thing asked exactly once, for or against", () => {
    fc.assert(
      fc.property(asked, stops, (more, stopped) => {
        const judged = eligibility(candidate({ stops: stopped }), requirement(more), today);
        const held = judged.for.filter((reason) => reason.kind === "lot-held").length;
        const others = [more.areaId !== null && held > 0, more.ratings, more.specialism, more.room].filter(
          Boolean,
        ).length;
        expect(judged.for.length + judged.against.length).toBe(more.lots.length + 1 + others);
      }),
    );
  });
});
