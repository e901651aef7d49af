import { describe, expect, it } from "vitest";

import { badIn, factsIn, fixtureText, readFixture, readText, refusalOf } from "../support.ts";

const location = {
  locationId: "1-1",
  providerId: "1-2",
  name: "Fair View",
  registrationStatus: "Registered",
};

async function ratingOf(parts: object) {
  return factsIn(await readText(JSON.stringify({ ...location, ...parts })))[0]?.facts.rating;
}

function current(rating: string, reportDate?: string) {
  return { currentRatings: { overall: { rating, reportDate } } };
}

function assessment(rating: string, on: string, status = "Current") {
  return { assessmentPlanPublishedDateTime: on, ratings: { overall: [{ rating, status }], asgRatings: [] } };
}

describe("location documents of the CQC API", () => {
  it("tell of registered, deregistered and dormant locations", async () => {
    const facts = new Map(
      factsIn(await readFixture("api-locations.ndjson")).map(({ facts }) => [facts.cqcLocationId, facts]),
    );
    expect(facts.get("1-109570155")).toMatchObject({
      registration: "registered",
      beds: 22,
      careHome: true,
      dormant: false,
      rating: { rating: "Good", on: "2018-10-10", source: "current" },
    });
    expect(facts.get("1-113831768")?.registration).toBe("deregistered");
    expect(facts.get("1-10024040008")?.dormant).toBe(true);
    expect(facts.get("1-113868677")?.rating).toBeUndefined();
    expect(facts.get("1-1068186923")?.website).toBe("https://www.sevasupport.co.uk");
  });

  it("read the same as one to a line, as an array, and cut into pieces anywhere", async () => {
    const lines = fixtureText("api-locations.ndjson").trim().split("\n");
    const expected = factsIn(await readFixture("api-locations.ndjson"));
    expect(factsIn(await readText(`[${lines.join(",\n")}]`))).toEqual(expected);
    expect(factsIn(await readText(lines.join("\r\n"), 7))).toEqual(expected);
    const single = JSON.stringify(JSON.parse(lines[0] ?? ""), null, 2);
    expect(factsIn(await readText(`\uFEFF${single}`))).toEqual(expected.slice(0, 1));
  });

  it("that have no specialisms say so, unlike those that do not tell", async () => {
    const [none] = factsIn(await readText(JSON.stringify({ ...location, specialisms: [] })));
    expect(none?.facts.specialisms).toEqual([]);
    expect(none?.facts).not.toHaveProperty("serviceTypes");
  });
});

describe("the rating of a location document", () => {
  it("is the newer assessment's when that is later", async () => {
    const parts = {
      ...current("Good", "2022-06-09"),
      assessment: [assessment("Inadequate", "2025-03-04 09:30:00")],
    };
    expect(await ratingOf(parts)).toEqual({ rating: "Inadequate", on: "2025-03-04", source: "assessment" });
  });

  it("is the current one when that is later", async () => {
    const parts = { ...current("Good", "2025-06-09"), assessment: [assessment("Inadequate", "2025-03-04")] };
    expect(await ratingOf(parts)).toEqual({ rating: "Good", on: "2025-06-09", source: "current" });
  });

  it("is the latest of several assessments, in any order, historic ones aside", async () => {
    const parts = {
      assessment: [
        assessment("Good", "2025-03-04"),
        assessment("Requires Improvement", "2025-09-01"),
        assessment("Outstanding", "2025-01-01"),
        assessment("Inadequate", "2026-01-01", "Historic"),
      ],
    };
    expect(await ratingOf(parts)).toEqual({
      rating: "Requires improvement",
      on: "2025-09-01",
      source: "assessment",
    });
  });

  it("is the assessed service's when only one was assessed and no overall is given", async () => {
    const parts = {
      assessment: [
        {
          assessmentPlanPublishedDateTime: "2025-03-04",
          ratings: { overall: [], asgRatings: [{ rating: "Good", status: "Current" }] },
        },
      ],
    };
    expect(await ratingOf(parts)).toEqual({ rating: "Good", on: "2025-03-04", source: "assessment" });
  });

  it("is absent when none is published", async () => {
    expect(await ratingOf(current("No published rating"))).toBeUndefined();
    expect(await ratingOf({ currentRatings: null, assessment: [] })).toBeUndefined();
  });

  it("that is no rating of CQC's makes the document bad", async () => {
    const rows = await readText(JSON.stringify({ ...location, ...current("Excellent", "2025-01-01") }));
    expect(badIn(rows)[0]).toMatchObject({ row: 1, column: "currentRatings.overall", value: "Excellent" });
  });
});

describe("a JSON file", () => {
  const whole = JSON.stringify(location);

  it("that is cut off is refused", async () => {
    const rows = await readText(`${whole}\n{"locationId": "1-2", "name": `);
    expect(refusalOf(rows)).toEqual({
      kind: "broken-json",
      message: "cqc.csv ends in the middle of document 2: it may be cut off.",
    });
  });

  it.each([
    ["a list of locations", '{"total": 1, "locations": [{"locationId": "1-1"}]}', "total, locations"],
    ["a change feed", '{"changes": ["1-1"], "page": 1}', "changes, page"],
  ])("that is %s is refused by name", async (_, text, found) => {
    const refusal = refusalOf(await readText(text));
    expect(refusal?.kind).toBe("unknown-layout");
    expect(refusal?.message).toContain(found);
  });

  it("with a provider among its locations passes it over", async () => {
    const rows = await readText(`${whole}\n{"providerId": "1-9", "name": "Fair View Ltd"}`);
    expect(rows.at(-1)).toEqual({ kind: "skipped", row: 2, why: "provider-not-location" });
  });

  it("with a wrong type in one document keeps the others", async () => {
    const rows = await readText(`${whole}\n{"locationId": "1-2", "name": "B", "specialisms": "Dementia"}`);
    expect(factsIn(rows)).toHaveLength(1);
    expect(badIn(rows)[0]).toMatchObject({ row: 2, column: "specialisms", value: "Dementia" });
  });
});
