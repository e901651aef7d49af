import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { toDay } from "#app/domain/calendar.ts";
import { standingFacts, type CqcLocationFacts, type CqcRated } from "#app/domain/market/cqc-location.ts";
import { previewChange } from "#app/imports/preview.ts";

import { factsIn, readFixture } from "./support.ts";

const withoutBeds: CqcLocationFacts = {
  cqcLocationId: "1-1",
  name: "Fair View",
  registration: "registered",
  specialisms: ["Dementia", "Physical disabilities"],
  rating: rated("Good", "2025-03-14"),
};
const stored: CqcLocationFacts = { ...withoutBeds, beds: 12 };

function rated(rating: CqcRated["rating"], on?: string): CqcRated {
  return { rating, source: "file", ...(on !== undefined && { on: toDay(on) }) };
}

describe("a location in an import", () => {
  it("that nobody has stored is new, with every fact it brings", () => {
    const change = previewChange(undefined, stored);
    expect(change.kind).toBe("new");
    expect(change.fields).toContainEqual({ field: "beds", before: undefined, after: 12 });
    expect(change.fields).toHaveLength(6);
  });

  it("that says what is stored already is the same, in any order of its specialisms", () => {
    const again = { ...stored, specialisms: ["Physical disabilities", "Dementia"] };
    expect(previewChange(stored, again)).toEqual({ kind: "same", fields: [] });
  });

  it("with a newer rating is changed", () => {
    const after = { ...stored, rating: rated("Inadequate", "2025-09-01") };
    expect(previewChange(stored, after)).toEqual({
      kind: "changed",
      fields: [{ field: "rating", before: stored.rating, after: after.rating }],
    });
  });

  it("with an older rating keeps the newer one and is called older", () => {
    const after = { ...stored, rating: rated("Inadequate", "2019-09-01") };
    expect(previewChange(stored, after)).toEqual({ kind: "older", fields: [] });
    expect(standingFacts(stored, after).rating).toEqual(stored.rating);
  });

  it("with an older rating and a new name changes its name alone", () => {
    const after = { ...stored, name: "Fair View House", rating: rated("Inadequate", "2019-09-01") };
    expect(previewChange(stored, after).fields.map(({ field }) => field)).toEqual(["name"]);
  });

  it("with an undated rating does not replace a dated one, and gives way to one", () => {
    const undated = { ...stored, rating: rated("Inadequate") };
    expect(previewChange(stored, undated).kind).toBe("older");
    expect(previewChange(undated, stored).kind).toBe("changed");
  });

  it("with a corrected rating of the same day is changed", () => {
    const after = { ...stored, rating: rated("Requires improvement", "2025-03-14") };
    expect(previewChange(stored, after).kind).toBe("changed");
  });

  it("in a layout that tells little erases nothing", () => {
    const after: CqcLocationFacts = { cqcLocationId: "1-1", name: "Fair View", registration: "unknown" };
    expect(previewChange(stored, after)).toEqual({ kind: "same", fields: [] });
    expect(standingFacts(stored, after)).toEqual(stored);
  });

  it("that has lost its last specialism is changed", () => {
    const after = { ...stored, specialisms: [] };
    expect(previewChange(stored, after).fields.map(({ field }) => field)).toEqual(["specialisms"]);
  });
});

it.each(["directory-official.csv", "active-locations.csv", "latest-ratings.csv", "api-locations.ndjson"])(
  "importing %s twice changes nothing the second time",
  async (name) => {
    const first = factsIn(await readFixture(name));
    const second = factsIn(await readFixture(name));
    expect(first.length).toBeGreaterThan(0);
    for (const [at, { facts }] of second.entries()) {
      expect(previewChange(first[at]?.facts, facts)).toEqual({ kind: "same", fields: [] });
    }
  },
);

it("once applied, the same facts never change a location again", () => {
  const rating = fc.option(
    fc.record({
      rating: fc.constantFrom<CqcRated["rating"]>("Good", "Inadequate"),
      on: fc.constantFrom(undefined, "2019-01-01", "2025-01-01"),
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(rating, rating, fc.boolean(), (before, after, tellsBeds) => {
      const old = { ...stored, ...(before && { rating: rated(before.rating, before.on) }) };
      const coming = {
        ...(tellsBeds ? stored : withoutBeds),
        ...(after && { rating: rated(after.rating, after.on) }),
      };
      expect(previewChange(standingFacts(old, coming), coming).fields).toEqual([]);
    }),
    { seed: 20 },
  );
});
