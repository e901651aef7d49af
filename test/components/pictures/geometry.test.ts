import { describe, expect, test } from "vitest";
import { apartAcross, moneyLabels, priceAcross, priceUp } from "#app/components/pictures/axis.ts";
import { besidePoints, inRows, spread, wordsWidth, type Lead } from "#app/components/pictures/labels.ts";

describe("an axis of prices", () => {
  test("on the raw scale has equal pounds in equal steps", () => {
    // £10 to £22 with a twelfth of the spread on either side is £9 to £23, which £2 steps widen to £8 to £24.
    const { at, ticks } = priceAcross([1_000, 2_200], [24, 616], "raw");
    expect([800, 1_600, 2_400].map(at)).toEqual([24, 320, 616]);
    expect(ticks.map(({ label }) => label)).toEqual([
      ...["£8", "£10", "£12", "£14", "£16", "£18", "£20", "£22", "£24"],
    ]);
  });

  test("on the log scale has equal ratios in equal steps, whichever they are", () => {
    const { at } = priceAcross([50_000, 200_000], [24, 616], "log");
    expect(at(100_000)).toBe(320);
    expect(at(200_000) - at(100_000)).toBeCloseTo(at(100_000) - at(50_000), 6);
  });

  test("writes 1, 2 and 5 of each power of ten where the dearest is many times the cheapest", () => {
    // From £39.75 to £4,120.84, as councils once returned.
    const { ticks } = priceAcross([3_975, 412_084], [24, 616], "log");
    expect(ticks.map(({ label }) => label)).toEqual([
      ...["£50", "£100", "£200", "£500", "£1,000", "£2,000", "£5,000"],
    ]);
  });

  test("never goes below nought, and writes pence only where it must", () => {
    expect(priceUp([0, 1_000], [100, 0], 5).ticks[0]).toEqual({ figure: 0, at: 100, label: "£0" });
    expect(moneyLabels([2_400, 2_450])(2_400)).toBe("£24.00");
    expect(moneyLabels([2_400, 2_500])(2_400)).toBe("£24");
  });

  test("holds one price alone", () => {
    expect(priceAcross([1_000], [0, 100], "log").at(1_000)).toBe(50);
  });

  test("leaves out ticks whose words would touch", () => {
    const ticks = [0, 20, 40, 60].map((at) => ({ figure: at, at, label: "£1" }));
    // Two letters are 13 wide, and 14 stay free between them.
    expect(apartAcross(ticks).map(({ at }) => at)).toEqual([0, 40]);
  });
});

describe("words over lines", () => {
  const lead = (words: string, at: number): Lead => ({ words, at });

  test("share the nearest row where they have room", () => {
    expect(inRows([lead("Median", 100), lead("Case", 300)], [0, 400])).toEqual([
      { middle: 100, row: 0 },
      { middle: 300, row: 0 },
    ]);
  });

  test("stay within the drawing", () => {
    const [first, last] = inRows([lead("Lower cut-off", 5), lead("Upper cut-off", 395)], [0, 400]);
    expect((first?.middle ?? 0) - wordsWidth("Lower cut-off") / 2).toBe(0);
    expect((last?.middle ?? 0) + wordsWidth("Upper cut-off") / 2).toBe(400);
  });

  test.each([
    [[100, 104, 108, 112]],
    [[20, 22, 180, 378]],
    [[380, 370, 30, 35]],
    [[200, 200, 200, 200]],
    [[5, 395, 390, 10]],
  ])("at %j do not touch, nor does a line run through lower words", (places) => {
    const names = ["This case £1,710.00", "Median £966.78", "Lower cut-off £544.73", "Upper cut-off £1.00"];
    const leads = places.map((at, n) => lead(names[n] ?? "", at));
    const placed = inRows(leads, [0, 400]).map((one, n) => ({
      ...one,
      at: leads[n]?.at ?? 0,
      half: wordsWidth(leads[n]?.words ?? "") / 2,
    }));
    for (const one of placed)
      for (const other of placed) {
        if (one === other) continue;
        const apart = Math.abs(one.middle - other.middle);
        if (one.row === other.row) expect(apart).toBeGreaterThanOrEqual(one.half + other.half);
        if (one.row > other.row) expect(Math.abs(other.middle - one.at)).toBeGreaterThan(other.half);
      }
  });
});

describe("words at heights", () => {
  test("stay where they have room, and are moved apart where they have not", () => {
    expect(spread([20, 80], 30, [0, 100])).toEqual([20, 80]);
    expect(spread([50, 55], 30, [0, 100])).toEqual([50, 80]);
    expect(spread([90, 95], 30, [0, 100])).toEqual([70, 100]);
  });

  test("keep their order whichever comes first", () => {
    expect(spread([55, 50], 30, [0, 100])).toEqual([80, 50]);
  });
});

describe("names beside points", () => {
  test("stand right of their point, or left of it where the drawing ends", () => {
    const named = [
      { x: 100, y: 50, name: "Kestrel" },
      { x: 390, y: 90, name: "Larch" },
    ];
    expect(besidePoints(named, named, [0, 400]).map((place) => place?.anchor)).toEqual(["start", "end"]);
  });

  test("are left to the table where they would cover a point on one side and a name on the other", () => {
    const named = [
      { x: 60, y: 50, name: "Kestrel" },
      { x: 120, y: 50, name: "Larch" },
    ];
    const points = [...named, { x: 140, y: 52 }];
    expect(besidePoints(named, points, [0, 400])).toEqual([{ x: 69, y: 54.5, anchor: "start" }, null]);
  });
});
