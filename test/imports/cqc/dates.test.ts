import { describe, expect, it } from "vitest";

import { dayIn } from "#app/imports/cqc/dates.ts";

import { activeLocations, badIn, factsIn, readText, refusalOf } from "../support.ts";

const published = (on: string, place = 1) => ({ "Location ID": `1-${place}`, "Publication Date": on });

async function daysRead(...dates: readonly string[]) {
  const rows = await readText(activeLocations(...dates.map((date, place) => published(date, place + 1))));
  return {
    rows,
    days: factsIn(rows).map(({ facts }) => facts.rating?.on),
    read: rows.find(({ kind }) => kind === "dates"),
  };
}

describe("the publication dates of a file", () => {
  it("are read month first when a later row can only be month first", async () => {
    const { days, read } = await daysRead("1/2/2025 12:00:00 AM", "05/29/2025", "3/4/2025");
    expect(days).toEqual(["2025-01-02", "2025-05-29", "2025-03-04"]);
    expect(read).toEqual({
      kind: "dates",
      column: "Publication Date",
      order: "month-first",
      settledBy: { row: 3 },
    });
  });

  it("are read day first when a later row can only be day first", async () => {
    const { days } = await daysRead("01/02/2025", "29/05/2025");
    expect(days).toEqual(["2025-02-01", "2025-05-29"]);
  });

  it("are read by the layout's habit when no row settles it, and the file says so", async () => {
    const { days, read } = await daysRead("01/02/2025", "03/04/2025");
    expect(days).toEqual(["2025-01-02", "2025-03-04"]);
    expect(read).toEqual({
      kind: "dates",
      column: "Publication Date",
      order: "month-first",
      settledBy: "habit",
    });
  });

  it("may stand in the year-first form beside the others", async () => {
    const { days } = await daysRead("2025-02-01", "01/02/2025", "12/31/2024", "2025-06-26T00:00:00Z");
    expect(days).toEqual(["2025-02-01", "2025-01-02", "2024-12-31", "2025-06-26"]);
  });

  it("settle the column even in rows without a rating", async () => {
    const rows = await readText(
      activeLocations(published("1/2/2025", 1), {
        ...published("29/5/2025", 2),
        "Location Latest Overall Rating": "",
      }),
    );
    expect(factsIn(rows)[0]?.facts.rating?.on).toBe("2025-02-01");
  });

  it("make a row bad that goes against the settled order", async () => {
    const { rows } = await daysRead("05/29/2025", "29/05/2025", "31/31/2025", "2025-02-30", "soon");
    expect(badIn(rows).map(({ row, value }) => [row, value])).toEqual([
      [3, "29/05/2025"],
      [4, "31/31/2025"],
      [5, "2025-02-30"],
      [6, "soon"],
    ]);
  });

  it("refuse the file when a row goes against the habit after 20,000 rows were read by it", async () => {
    const dates = Array.from({ length: 20_002 }, () => "01/02/2025");
    const { rows } = await daysRead(...dates, "29/05/2025");
    expect(refusalOf(rows)?.kind).toBe("dates-contradict");
    expect(refusalOf(rows)?.message).toContain("row 20004");
  });
});

describe("a date with a time and a zone", () => {
  it("is the day in London", () => {
    expect(dayIn("2025-06-26T23:00:00Z", "day-first")).toBe("2025-06-27");
    expect(dayIn("2025-01-26T23:00:00Z", "day-first")).toBe("2025-01-26");
  });
});
