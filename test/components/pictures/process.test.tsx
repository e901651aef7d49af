import { describe, expect, test } from "vitest";
import { ProcessPicture } from "#app/components/pictures/ProcessPicture.tsx";
import { processLayout, type ProcessMonth } from "#app/components/pictures/process-layout.ts";
import { addMonths, toDay } from "#app/domain/calendar.ts";
import { looksOf, page, tableOf, wide, words } from "./reading.ts";

const frame = { width: 640, height: 280, left: 66, right: 92 };

function monthsOf(averages: readonly number[]): readonly ProcessMonth[] {
  return averages.map((average, n) => ({
    ...{ month: addMonths(toDay("2025-10-01"), n), average, placements: 40 + n },
  }));
}

// Ranges of £20 about a mean of £1,010: limits 2.66 × £20 = £53.20 away.
const steady = monthsOf(Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? 100_000 : 102_000)));

function picture(months: readonly ProcessMonth[]) {
  return page(<ProcessPicture lot="Supported living" months={months} />);
}

describe("the average weekly cost of a lot", () => {
  test("stands by month across and by pounds up, with its mean and limits", () => {
    const { marks, levels } = processLayout(steady, frame);
    // Across from 76 to 538 in eleven steps of 42; up from 248 to 14 for £940 to £1,080, the mean half way.
    expect(marks.slice(0, 3).map(({ x }) => x)).toEqual([76, 118, 160]);
    expect(levels.map(({ name, amount }) => [name, amount])).toEqual([
      ["Upper limit", "£1,063.20"],
      ["Mean", "£1,010.00"],
      ["Lower limit", "£956.80"],
    ]);
    expect(levels[1]?.y).toBe(131);
    expect([marks[0]?.y, marks[1]?.y]).toEqual([147.7, 114.3]);
  });

  test("that moves by chance has nothing marked", () => {
    const document = picture(steady);
    expect(looksOf(wide(document))).toEqual({ dot: 12 });
    expect(words(document.querySelector("figcaption"))).toBe(
      "Supported living: £1,020.00 a week in September 2026, against a mean of £1,010.00 over 12 months. No month lies outside the limits.",
    );
  });

  test("marks a month outside the limits by shape, names it, and says so in the table", () => {
    const averages = steady.map(({ average }, n) => (n === 4 ? 130_000 : average));
    const document = picture(monthsOf(averages));
    expect(looksOf(wide(document))["own"]).toBe(1);
    expect(words(document.querySelector("figcaption"))).toContain("February 2026 lies outside the limits");
    expect(tableOf(document, 0)[4]).toEqual(["February 2026", "£1,300.00", "44", "Outside the limits"]);
  });

  test("marks seven months on one side of the mean as a run", () => {
    const averages = [100, 101, 100, 101, 100, 101, 100, 102, 103, 102, 103, 102, 103, 102].map(
      (n) => n * 1_000,
    );
    const document = picture(monthsOf(averages));
    // The mean is £1,014.29: the first seven lie below it, the last seven above.
    expect(looksOf(wide(document))).toEqual({ ring: 14 });
    expect(words(document.querySelector("figcaption"))).toContain("14 months belong to a run or a trend");
    expect(tableOf(document, 0)[0]?.at(-1)).toContain("Seven or more on one side of the mean");
  });

  test("lifts its line where a month is missing, and keeps its place", () => {
    const { path, marks } = processLayout(
      [...steady, ...monthsOf([101_000])].filter((_, n) => n !== 5 && n !== 12),
      frame,
    );
    expect(path.match(/M/g)).toHaveLength(2);
    expect(marks[5]?.x).toBe(328);
  });

  test("is a table and no picture under twelve months", () => {
    const document = picture(steady.slice(0, 11));
    expect(document.querySelector("svg")).toBeNull();
    expect(words(document.body)).toContain("there are 11 months of figures");
    expect(tableOf(document, 0)).toHaveLength(11);
  });
});
