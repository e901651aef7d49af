import { describe, expect, it } from "vitest";

import { factsIn, fixtureText, latestRatings, readFixture, readText, refusalOf } from "../support.ts";

describe("the weekly directory", () => {
  it("is recognised under its four title lines, and rows keep the numbers of the sheet", async () => {
    const rows = await readFixture("directory-official.csv");
    expect(rows[0]).toEqual({ kind: "opened", layout: "directory", headerRow: 5 });
    expect(factsIn(rows)[0]).toMatchObject({ row: 6, facts: { name: "ASP Healthcare Services Ltd" } });
  });

  it("tells the same of a location with or without its title lines", async () => {
    const official = factsIn(await readFixture("directory-official.csv")).map(({ facts }) => facts);
    const extract = factsIn(await readFixture("directory-extract.csv")).map(({ facts }) => facts);
    expect(official.length).toBeGreaterThan(15);
    expect(official).toEqual(extract);
  });

  it("passes over rows that are providers", async () => {
    const rows = await readFixture("directory-extract.csv");
    expect(rows).toContainEqual({ kind: "skipped", row: 5, why: "provider-not-location" });
    expect(rows.filter((row) => row.kind === "facts" || row.kind === "skipped")).toHaveLength(30);
  });

  it("says nothing of ratings, beds or dormancy", async () => {
    for (const { facts } of factsIn(await readFixture("directory-official.csv"))) {
      expect(facts).not.toHaveProperty("rating");
      expect(facts).not.toHaveProperty("beds");
      expect(facts).not.toHaveProperty("dormant");
    }
  });
});

describe("the active locations file", () => {
  it("reads every spelling of a rating as one", async () => {
    const ratings = new Map(
      factsIn(await readFixture("active-locations.csv")).map(({ facts }) => [
        facts.cqcLocationId,
        facts.rating?.rating,
      ]),
    );
    expect(ratings.get("1-147440764")).toBe("Requires improvement");
    expect(ratings.get("1-11051756072")).toBe("Requires improvement");
    expect(ratings.get("1-3081023799")).toBe("Not rated");
    expect(ratings.get("1-408272533")).toBe("Inadequate");
    expect(ratings.get("1-21268168552")).toBeUndefined();
  });

  it("mends Companies House numbers that a spreadsheet spoiled", async () => {
    const numbers = new Map(
      factsIn(await readFixture("active-locations.csv")).map(({ facts }) => [
        facts.cqcLocationId,
        facts.companiesHouseNumber,
      ]),
    );
    expect(numbers.get("1-22940471514")).toBe("15756430");
    expect(numbers.get("1-22151515535")).toBe("08134155");
    expect(numbers.get("1-153833765")).toBe("IP21143R");
    expect(numbers.get("1-23833834181")).toBe("SC615845");
    expect(numbers.get("1-143332621")).toBeUndefined();
  });

  it("does not take a repeated registration date for the day a rating was published", async () => {
    const rated = factsIn(await readFixture("active-locations.csv")).find(({ facts }) => facts.rating);
    expect(rated?.facts.rating).toEqual({ rating: "Good", source: "file" });
  });

  it("gathers service types and user bands from columns of Y", async () => {
    const text = [
      "Location ID,Location Name,Provider ID,Location Latest Overall Rating,Publication Date,Service type - Domiciliary care service,Service type - Shared Lives,Service user band - Older People",
      "1-1,Fair View,1-2,Good,14/03/2025,Y,,Y",
    ].join("\n");
    expect(factsIn(await readText(text))[0]?.facts).toMatchObject({
      serviceTypes: ["Domiciliary care service"],
      specialisms: ["Caring for adults over 65 yrs"],
      careHome: false,
      rating: { rating: "Good", on: "2025-03-14", source: "file" },
    });
  });
});

describe("the latest ratings file", () => {
  it("gives each location once, with the rating of the whole", async () => {
    const rows = await readFixture("latest-ratings.csv");
    const facts = factsIn(rows);
    expect(new Set(facts.map(({ facts: { cqcLocationId } }) => cqcLocationId)).size).toBe(facts.length);
    expect(facts[0]).toMatchObject({
      row: 11,
      facts: { cqcLocationId: "1-10041249501", rating: { rating: "Good", on: "2026-05-29", source: "file" } },
    });
    expect(facts[0]?.facts).not.toHaveProperty("serviceTypes");
    expect(facts[0]?.facts.registration).toBe("unknown");
    expect(rows.filter(({ kind }) => kind === "facts" || kind === "skipped")).toHaveLength(48);
  });

  it("takes the only group's rating when there is no row of the whole", async () => {
    const rows = await readText(latestRatings(["1-1", "Homecare", "Overall", "Inadequate", "05/29/2026"]));
    expect(factsIn(rows)[0]?.facts.rating).toMatchObject({ rating: "Inadequate", on: "2026-05-29" });
  });

  it("does not choose between services when there is no row of the whole", async () => {
    const rows = await readText(
      latestRatings(
        ["1-1", "Homecare", "Overall", "Good", "05/29/2026"],
        ["1-1", "Care Homes", "Overall", "Inadequate", "05/29/2026"],
      ),
    );
    expect(factsIn(rows)).toHaveLength(1);
    expect(factsIn(rows)[0]?.facts.rating).toBeUndefined();
    expect(rows).toContainEqual({ kind: "skipped", row: 3, why: "rating-of-one-service" });
  });

  it("finds the row of the whole even when it stands far from the others", async () => {
    const rows = await readText(
      latestRatings(
        ["1-1", "Homecare", "Overall", "Good", "05/29/2026"],
        ["1-2", "Overall", "Overall", "Good", "05/29/2026"],
        ["1-1", "Overall", "Overall", "Inadequate", "05/29/2026"],
      ),
    );
    expect(factsIn(rows).map(({ row, facts }) => [row, facts.rating?.rating])).toEqual([
      [3, "Good"],
      [4, "Inadequate"],
    ]);
  });
});

describe("a header", () => {
  it("is read in any order and case of its columns", async () => {
    const [header = "", ...lines] = fixtureText("latest-ratings.csv").split("\r\n");
    const rows = await readText([header.toUpperCase(), ...lines].join("\n"));
    expect(factsIn(rows)).toEqual(factsIn(await readFixture("latest-ratings.csv")));
  });

  it("without a needed column refuses the file and names the column", async () => {
    const text = fixtureText("active-locations.csv").replace("Location Latest Overall Rating", "Stars");
    expect(refusalOf(await readText(text))).toEqual({
      kind: "column-missing",
      message:
        "cqc.csv looks like the HSCA active locations file, with its header in row 1, but has no column “Location Latest Overall Rating”.",
    });
  });

  it("that nobody knows refuses the file and says how it begins", async () => {
    const refusal = refusalOf(await readText("Fruit,Price\nPear,3\n"));
    expect(refusal?.kind).toBe("unknown-layout");
    expect(refusal?.message).toContain("it begins “Fruit, Price”");
    expect(refusal?.message).toContain("the weekly directory");
  });

  it("between semicolons refuses the file and says so", async () => {
    const refusal = refusalOf(await readText(fixtureText("active-locations.csv").replaceAll(",", ";")));
    expect(refusal?.message).toContain("not separated by commas");
  });

  it("with no rows under it refuses the file", async () => {
    const [header = ""] = fixtureText("active-locations.csv").split("\r\n");
    expect(refusalOf(await readText(`${header}\r\n`))?.kind).toBe("empty");
  });
});
