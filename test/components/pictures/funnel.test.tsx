import { describe, expect, test } from "vitest";
import { FunnelPicture } from "#app/components/pictures/FunnelPicture.tsx";
import { funnelLayout, standingOf, type FunnelProvider } from "#app/components/pictures/funnel-layout.ts";
import { looksOf, page, tableOf, wide, words } from "./reading.ts";

const chance = { onePlacement: 0.25, tauSquared: 0 };
const frame = { width: 640, height: 340, left: 56, right: 14 };

function provider(id: string, placements: number, ratio: number): FunnelProvider {
  return { id, name: `Provider ${id}`, placements, ratio };
}

const providers = [
  provider("a", 100, 1),
  provider("b", 54, 1),
  provider("c", 25, 1.3),
  provider("d", 25, 0.8),
  provider("e", 12, 1.02),
  provider("f", 4, 2),
];

describe("where a provider stands", () => {
  // 25 placements of 0.25 each: a standard error of 0.05, so limits at e^(±0.0980) and e^(±0.1545).
  test.each([
    [1.1, "within"],
    [1.11, "between"],
    [0.9, "between"],
    [1.16, "between"],
    [1.17, "high"],
    [0.86, "between"],
    [0.85, "low"],
  ] as const)("at a ratio of %d is %s", (ratio, standing) => {
    expect(standingOf(provider("x", 25, ratio), chance)).toBe(standing);
  });

  test("allows for what providers differ by beyond chance", () => {
    // √(0.0025 + 0.0025) = 0.0707: limits at e^0.1386 = 1.149 and e^0.2185 = 1.244.
    const spread = { onePlacement: 0.25, tauSquared: 0.0025 };
    expect(standingOf(provider("x", 25, 1.17), spread)).toBe("between");
    expect(standingOf(provider("x", 25, 1.25), spread)).toBe("high");
  });

  test("agrees with the published funnel at 150 expected: 1.37424 with over-dispersion", () => {
    const spread = { onePlacement: 1, tauSquared: 0.00391628 };
    expect(standingOf(provider("x", 150, 1.374), spread)).toBe("between");
    expect(standingOf(provider("x", 150, 1.3743), spread)).toBe("high");
  });
});

describe("a funnel of providers", () => {
  const document = page(
    <FunnelPicture what="Supported living" providers={providers} spread={chance} own="b" />,
  );

  test("places a provider by its placements across, and as expected in the middle", () => {
    const level = [provider("a", 100, 1), provider("b", 54, 1)];
    const { marks, expected } = funnelLayout(level, chance, null, frame);
    // Across from 56 to 626 for 0 to 108 placements: 54 stand half way. Up from 296 to 14: as expected half way.
    expect(marks.map(({ x }) => x).sort((one, other) => one - other)).toEqual([341, 583.8]);
    expect(marks.map(({ y }) => y)).toEqual([155, 155]);
    expect(expected).toBe(155);
  });

  test("marks the provider of the page, and those beyond the outer limits by shape", () => {
    expect(looksOf(wide(document))).toEqual({ dot: 2, beyond: 2, own: 1 });
    const names = [...wide(document).querySelectorAll(".app-picture__label")].map(words);
    expect([...names].sort()).toEqual(["Provider b", "Provider c", "Provider d"]);
  });

  test("draws two limits on either side", () => {
    expect(wide(document).querySelectorAll("path.app-picture__limit")).toHaveLength(2);
    expect(wide(document).querySelectorAll("path.app-picture__inner")).toHaveLength(2);
  });

  test("leaves out whoever has fewer than five placements, and says so", () => {
    expect(words(document.querySelector("figcaption"))).toBe(
      "Supported living: of 5 providers 1 stands above the outer limit and 1 below it. Provider b is at 100% of expected over 54 placements: within the limits. 1 with fewer than five placements is left out.",
    );
    expect(words(document.body)).not.toContain("Provider f");
    expect(words(document.body)).not.toContain("200%");
  });

  test("says the same in a table, the dearest against expected first", () => {
    expect(tableOf(document, 0)).toEqual([
      ["Provider c", "25", "130%", "Above the outer limit"],
      ["Provider e", "12", "102%", "Within the limits"],
      ["Provider a", "100", "100%", "Within the limits"],
      ["Provider b (this provider)", "54", "100%", "Within the limits"],
      ["Provider d", "25", "80%", "Below the outer limit"],
    ]);
  });

  test("is a sentence without figures where fewer than five are left", () => {
    const few = page(
      <FunnelPicture what="Day care" providers={providers.slice(1)} spread={chance} own="b" />,
    );
    expect(few.querySelector("svg, table")).toBeNull();
    expect(words(few.body)).not.toMatch(/[0-9£%]|Provider/);
  });
});
