import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePeers, yardstickOf } from "#app/domain/benchmark/judge-peers.ts";
import { usualRule } from "#app/domain/benchmark/outlier-rule.ts";
import { modifiedZ, usualCutOff, yardstick, type Scale } from "#app/domain/benchmark/robust.ts";
import { ascending } from "#app/domain/benchmark/statistics.ts";
import { abbey, chem, massSpec, nist } from "./golden.ts";
import { residential2014 } from "./residential-2014.ts";

/** Groups of figures as columns, their rows dealt out in turn; each figure is another provider's. */
function columnsOf(groups: readonly (readonly number[])[]) {
  const rows = groups.flatMap((figures, group) => figures.map((figure, nth) => ({ figure, group, nth })));
  rows.sort((a, b) => a.nth - b.nth);
  return {
    figure: Float64Array.from(rows, ({ figure }) => figure),
    group: Int32Array.from(rows, ({ group }) => group),
    provider: Int32Array.from(rows, (_, at) => at),
    ...{ groups: groups.length, providers: rows.length },
  };
}

/** The figures of one group beyond the usual cut-off, each with its modified z to four places. */
function flagged(figures: readonly number[], scale: Scale) {
  const { z } = judgePeers(columnsOf([figures]), { scale, leastProviders: 5, leastJudged: 5 });
  return figures
    .map((figure, row) => [figure, Math.round((z[row] ?? NaN) * 10_000) / 10_000])
    .filter(([, one]) => Math.abs(one ?? NaN) > usualCutOff);
}

describe("all groups at once are judged as each by itself", () => {
  const figure = fc.oneof(
    fc.double({ min: 0.01, max: 1e7, noNaN: true }),
    fc.integer({ min: 1, max: 30 }),
    fc.constant(24),
  );
  test.each<Scale>(["raw", "log"])("bit for bit, on the %s scale", (scale) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(figure, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 }),
        (groups) => {
          const columns = columnsOf(groups);
          const judged = judgePeers(columns, { scale, leastProviders: 1, leastJudged: 1 });
          const sticks = groups.map((figures) => yardstick(ascending(figures), scale));
          expect(groups.map((_, group) => yardstickOf(judged, group, { scale }))).toEqual(sticks);
          const expected = Array.from(columns.figure, (one, row) => {
            const stick = sticks[columns.group[row] ?? 0];
            return stick ? modifiedZ(one, stick) : NaN;
          });
          expect(Array.from(judged.z)).toEqual(expected);
        },
      ),
    );
  });
});

describe("published figures are flagged as published", () => {
  test.each<[string, readonly number[], Scale, readonly (readonly number[])[]]>([
    ["1 to 8 and 100", [1, 2, 3, 4, 5, 6, 7, 8, 100], "raw", [[100, 32.0388]]],
    ["chem", chem, "log", [[28.95, 13.2499]]],
    [
      "chem",
      chem,
      "raw",
      [
        [5.28, 3.6005],
        [28.95, 48.5735],
      ],
    ],
    ["abbey", abbey, "log", [[125, 5.1477]]],
    ["NIST 7.1.6", nist, "raw", [[1441, 3.8861]]],
    ["NIST 7.1.6", nist, "log", [[30, -7.1271]]],
    ["mass spectrometer", massSpec, "raw", [[245.57, 29.9627]]],
  ])("%s: %j, %s scale", (_name, figures, scale, expected) => {
    expect(flagged(figures, scale)).toEqual(expected);
  });

  test("what councils paid for residential care in 2014-15: three of 152 on the log scale, Bristol not among them", () => {
    const prices = residential2014.map(([, pounds]) => pounds);
    const judged = judgePeers(columnsOf([prices]), usualRule);
    const beyond = residential2014.filter((_, row) => Math.abs(judged.z[row] ?? NaN) > usualCutOff);
    expect(beyond.map(([council]) => council).sort()).toEqual([
      "Bath and North East Somerset",
      "Kingston upon Thames",
      "Waltham Forest",
    ]);
    expect(yardstickOf(judged, 0, usualRule).n).toBe(152);
    expect(Math.exp(judged.centre[0] ?? NaN)).toBeCloseTo(494.02, 1);
  });
});

describe("who counts as peers", () => {
  const ten = [10, 11, 12, 13, 14, 15, 16, 17, 18, 900];

  test("nine prices are not judged, ten are", () => {
    expect(Array.from(judgePeers(columnsOf([ten.slice(1)]), usualRule).z)).toEqual(Array(9).fill(NaN));
    expect(judgePeers(columnsOf([ten]), usualRule).z[9]).toBeGreaterThan(3.5);
  });

  test("ten prices of four providers are not judged, those of five are", () => {
    const columns = columnsOf([ten]);
    const by = (count: number) => ({ ...columns, provider: columns.provider.map((one) => one % count) });
    expect(judgePeers(by(4), usualRule).z[9]).toBeNaN();
    expect(judgePeers(by(5), usualRule).z[9]).toBeGreaterThan(3.5);
    expect(Array.from(judgePeers(by(5), usualRule).providers)).toEqual([5]);
  });

  test("a figure that is not there is nobody's peer", () => {
    const columns = columnsOf([[...ten, NaN]]);
    const judged = judgePeers(columns, usualRule);
    expect(yardstickOf(judged, 0, usualRule).n).toBe(10);
    expect(judged.z[10]).toBeNaN();
  });

  test("a group of none has no yardstick", () => {
    const judged = judgePeers({ ...columnsOf([ten]), groups: 2 }, usualRule);
    expect(() => yardstickOf(judged, 1, usualRule)).toThrow(RangeError);
  });
});
