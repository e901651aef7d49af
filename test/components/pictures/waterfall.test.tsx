import { describe, expect, test } from "vitest";
import { WaterfallPicture } from "#app/components/pictures/WaterfallPicture.tsx";
import { waterfallOf } from "#app/components/pictures/waterfall.ts";
import { pence } from "#app/domain/money.ts";
import { page, tableOf, wide, words } from "./reading.ts";

const lines = [
  { name: "One-to-one hours", pence: pence(30_000) },
  { name: "Sleep-ins", pence: pence(0) },
  { name: "Overhead", pence: pence(-10_000) },
];

function picture(actual: number, of = lines) {
  return page(
    <WaterfallPicture
      what="This placement"
      unit="week"
      expected={pence(100_000)}
      lines={of}
      actual={pence(actual)}
    />,
  );
}

describe("from expected to actual", () => {
  test("every step begins where the one before ended, and the last ends at what is asked", () => {
    const bars = waterfallOf(pence(100_000), lines, pence(150_000));
    expect(bars.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["Expected", 0, 100_000],
      ["One-to-one hours", 100_000, 130_000],
      ["Overhead", 130_000, 120_000],
      ["Not explained by any line", 120_000, 150_000],
      ["Actual", 0, 150_000],
    ]);
  });

  test("there is no unexplained step where the lines account for it all", () => {
    const bars = waterfallOf(pence(100_000), lines, pence(120_000));
    expect(bars.map(({ name }) => name)).not.toContain("Not explained by any line");
  });

  test("bars stand where their amounts do, from nought, and open where they take off", () => {
    const bars = [...wide(picture(150_000)).querySelectorAll("rect")];
    // From 196 to 548 for nought to £1,600: 0.22 for each pound.
    expect(bars.map((bar) => ["x", "width"].map((name) => Number(bar.getAttribute(name))))).toEqual([
      [196, 220],
      [416, 66],
      [460, 22],
      [460, 66],
      [196, 330],
    ]);
    const looks = bars.map((bar) => bar.getAttribute("class")?.split("--").slice(1).join(" ").split(" ")[0]);
    expect(looks).toEqual(["expected", "adds", "takes", "adds", "actual"]);
    expect(bars[3]?.getAttribute("class")).toContain("unexplained");
  });

  test("each step carries its money with its sign", () => {
    const labels = [...wide(picture(150_000)).querySelectorAll(".app-picture__label")].map(words);
    expect(labels.filter((label) => label.includes("£"))).toEqual([
      ...["£1,000.00", "+£300.00", "-£100.00", "+£300.00", "£1,500.00"],
    ]);
  });

  test("says the same in a table", () => {
    expect(tableOf(picture(150_000), 0)).toEqual([
      ["Expected", "Total", "£1,000.00"],
      ["One-to-one hours", "+£300.00", "£1,300.00"],
      ["Overhead", "-£100.00", "£1,200.00"],
      ["Not explained by any line", "+£300.00", "£1,500.00"],
      ["Actual", "Total", "£1,500.00"],
    ]);
  });

  test.each([
    [
      150_000,
      "This placement: £1,500.00 a week, £500.00 above the expected £1,000.00. The largest step adds £300.00: one-to-one hours.",
    ],
    [
      70_000,
      "This placement: £700.00 a week, £300.00 below the expected £1,000.00. The largest step takes off £500.00: not explained by any line.",
    ],
    [100_000, "This placement: £1,000.00 a week, as expected."],
  ])("says what %i pence comes to", (actual, sentence) => {
    expect(words(picture(actual).querySelector("figcaption"))).toBe(sentence);
  });
});
