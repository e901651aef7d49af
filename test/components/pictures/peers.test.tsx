import { describe, expect, test } from "vitest";
import { PeerPicture } from "#app/components/pictures/PeerPicture.tsx";
import { peerLayout, type PeerFigures } from "#app/components/pictures/peer-layout.ts";
import { pence } from "#app/domain/money.ts";
import { looksOf, page, tableOf, wide, words } from "./reading.ts";

// Around £1,000 in equal ratios: on the log scale the median stands in the middle of the axis.
const peers: PeerFigures = {
  prices: [50_000, 80_000, 100_000, 100_000, 100_000, 125_000, 125_000, 200_000],
  behind: 9,
  providers: 6,
  scale: "log",
  quartiles: { lower: 80_000, median: 100_000, upper: 125_000 },
  cutOffs: { lower: 62_500, upper: 160_000 },
};
const group = "Supported living, West of England";

function picture(own: number, more: Partial<PeerFigures> = {}) {
  return page(<PeerPicture group={group} unit="week" own={pence(own)} peers={{ ...peers, ...more }} />);
}

describe("a case among its peers", () => {
  test("stands where its price is, with the median in the middle of a band of the middle half", () => {
    const { own, band, lines } = peerLayout(peers, pence(100_000), { width: 640, side: 24 });
    // The ratios from lowest to highest are symmetrical about £1,000, so that the axis is too: half of 24 to 616.
    expect(own.x).toBe(320);
    expect(lines.map(({ words: said, x }) => [said, x] as const).slice(0, 2)).toEqual([
      ["This case £1,000.00", 320],
      ["Median £1,000.00", 320],
    ]);
    expect(band.from + band.to).toBeCloseTo(640, 6);
    // ln 1.25 of the half axis, ln(2 × 4^(1/12)) = 0.8087 long: 0.22314 ÷ 0.80867 × 296 = 81.7.
    expect(band.to - 320).toBeCloseTo(81.7, 1);
  });

  test("draws one dot for each price, prices of one size above each other, and those beyond a cut-off as rings", () => {
    const svg = wide(picture(150_000));
    expect(looksOf(svg)).toEqual({ dot: 6, ring: 2, own: 1 });
    const dots = [...svg.querySelectorAll(".app-picture__dot--dark")];
    const levels = dots.filter((dot) => dot.getAttribute("cx") === dots[1]?.getAttribute("cx"));
    expect(levels).toHaveLength(3);
    expect(new Set(levels.map((dot) => dot.getAttribute("cy"))).size).toBe(3);
  });

  test("never draws a price on the wrong side of a cut-off", () => {
    const close = { prices: [62_400, 62_600, 100_000, 159_900, 160_100], providers: 5 };
    const { dots, lines } = peerLayout({ ...peers, ...close }, pence(100_000), { width: 640, side: 24 });
    const [lower = 0, upper = 0] = lines.filter(({ look }) => look === "limit").map(({ x }) => x);
    const beyond = dots.filter((dot) => dot.beyond).map(({ x }) => x);
    const within = dots.filter((dot) => !dot.beyond).map(({ x }) => x);
    expect(beyond.map((x) => x < lower || x > upper)).toEqual([true, true]);
    expect(within.every((x) => x > lower && x < upper)).toBe(true);
  });

  test.each([
    [170_000, "above the upper cut-off"],
    [150_000, "above the middle half, within the cut-offs"],
    [110_000, "within the middle half"],
    [70_000, "below the middle half, within the cut-offs"],
    [60_000, "below the lower cut-off"],
  ])("at %i pence lies %s", (own, place) => {
    const said = words(picture(own).querySelector("figcaption"));
    expect(said).toContain("the median of 9 prices from 6 providers is £1,000.00 a week");
    expect(said).toContain(`It lies ${place}.`);
  });

  test("says the same in a table: its figures, and how many prices lie where", () => {
    const document = picture(170_000);
    expect(tableOf(document, 0)).toEqual([
      ["This case", "£1,700.00 a week"],
      ["Median", "£1,000.00 a week"],
      ["Lower quartile", "£800.00 a week"],
      ["Upper quartile", "£1,250.00 a week"],
      ["Lower cut-off", "£625.00 a week"],
      ["Upper cut-off", "£1,600.00 a week"],
      ["Prices", "9"],
      ["Providers", "6"],
      ["Scale", "Logarithmic"],
    ]);
    const counts = tableOf(document, 1).map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8);
  });

  test("states its scale", () => {
    expect(words(picture(100_000).querySelector(".app-picture__unit"))).toContain("Logarithmic scale");
    expect(words(picture(100_000, { scale: "raw" }).querySelector(".app-picture__unit"))).toContain(
      "Raw scale",
    );
  });

  test("has no cut-off among fewer than ten, and says that it is advice", () => {
    const document = picture(170_000, { cutOffs: null });
    expect(document.querySelector(".app-picture__limit")).toBeNull();
    expect(words(document.querySelector(".app-picture__how"))).toContain("advice alone");
    expect(words(document.querySelector("figcaption"))).toContain("It lies above the middle half.");
  });

  test("leaves out a lower cut-off that no price could reach", () => {
    const document = picture(170_000, { scale: "raw", cutOffs: { lower: -5_000, upper: 160_000 } });
    expect(document.querySelectorAll("svg.app-picture__svg--wide .app-picture__limit")).toHaveLength(1);
    expect(tableOf(document, 0)).toContainEqual(["Lower cut-off", "None above nought"]);
  });
});

test("a dot stands for several prices where there are very many, and the page says for how many", () => {
  const many = { prices: Array.from({ length: 140 }, () => 100_000), providers: 40 };
  const { dots, perDot } = peerLayout({ ...peers, ...many }, pence(100_000), { width: 640, side: 24 });
  // At most 14 dots stand above each other: 140 prices make 14 dots of ten.
  expect([dots.length, perDot]).toEqual([14, 10]);
  expect(words(picture(100_000, many).querySelector(".app-picture__how"))).toContain(
    "Each dot is up to 10 prices",
  );
});

test("a dot stands for as many on a phone as on a wide page", () => {
  // 20 prices, £10 apart: a phone's columns are wider in pounds and so hold more of them.
  const prices = Array.from({ length: 400 }, (_, n) => 90_000 + (n % 20) * 1_000);
  const document = picture(100_000, { prices, providers: 40, cutOffs: null, scale: "raw" });
  const counts = [...document.querySelectorAll("svg[role=img]")].map((svg) => looksOf(svg)["dot"] ?? 0);
  const each = Number(/up to ([0-9]+) prices/.exec(words(document.querySelector(".app-picture__how")))?.[1]);
  expect(each).toBeGreaterThan(1);
  for (const count of counts) expect(count * each).toBeGreaterThanOrEqual(400);
});

test.each([
  ["nothing is known of them", null],
  ["four providers stand behind them", { ...peers, providers: 4 }],
])("there is a sentence and neither a picture nor a figure where %s", (_, few) => {
  const document = page(<PeerPicture group={group} unit="week" own={pence(100_000)} peers={few} />);
  expect(document.querySelector("svg, table, figure")).toBeNull();
  expect(words(document.body)).toContain("fewer than five providers");
  expect(words(document.body)).not.toMatch(/[0-9£]/);
});
