import { renderToStaticMarkup } from "react-dom/server";
import { parseHTML } from "linkedom";
import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { CostBar } from "#app/components/portal/CostBar.tsx";
import { RateBand } from "#app/components/portal/RateBand.tsx";
import { RateSteps } from "#app/components/portal/RateSteps.tsx";
import { RateStrip } from "#app/components/portal/RateStrip.tsx";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

function page(element: ReactElement): Document {
  return parseHTML(`<!doctype html><html><body>${renderToStaticMarkup(element)}</body></html>`).document;
}

const words = (node: { readonly textContent: string | null } | null) => node?.textContent ?? "";

const strip = (
  <RateStrip
    what="Home care"
    unit="hour"
    rates={[2_300, 2_400, 2_400, 2_480].map((amount, index) => ({ id: `${index}`, pence: pence(amount) }))}
    median={2_400}
    capPence={pence(2_480)}
    floorPence={pence(2_200)}
    thisId="1"
  />
);
const steps = (
  <RateSteps
    what="Home care"
    unit="hour"
    today={toDay("2026-11-24")}
    steps={[
      { from: toDay("2025-07-01"), to: toDay("2026-01-05"), pence: pence(2_300), capPence: pence(2_400) },
      { from: toDay("2026-01-05"), to: null, pence: pence(2_415), capPence: pence(2_480) },
    ]}
  />
);
const band = (
  <RateBand
    what="Home care"
    unit="hour"
    own={pence(2_400)}
    others={{ lower: pence(2_290), median: pence(2_350), upper: pence(2_450) }}
  />
);

const bar = (
  <CostBar
    whose="Harbour Care"
    unit="contact hour"
    groups={[
      { name: "Careworker costs", pence: pence(1_900) },
      { name: "Business costs", pence: pence(400) },
      { name: "Return on operations", pence: pence(0) },
    ]}
    beside={{ of: "12 providers of the lot", lower: pence(2_200), median: pence(2_280), upper: pence(2_350) }}
    price={pence(2_400)}
  />
);

test.each([
  ["strip", strip],
  ["steps", steps],
  ["band", band],
  ["bar", bar],
])(
  "the %s says in words what it shows, above it and to a screen reader, and holds no inline style",
  (_, picture) => {
    const document = page(picture);
    const svg = document.querySelector("svg");
    const named = (svg?.getAttribute("aria-labelledby") ?? "").split(" ");
    expect(named.map((id) => document.getElementById(id)?.tagName.toLowerCase())).toEqual(["title", "desc"]);
    expect(words(document.querySelector("figcaption"))).toBe(words(document.querySelector("desc")));
    expect(words(document.body)).toMatch(/Pounds an hour|Pounds a contact hour/);
    expect(document.querySelector("[style]")).toBeNull();
  },
);

test("a strip draws one dot for each rate, marks the one that it is about, and names cap, floor and median", () => {
  const document = page(strip);
  expect(document.querySelectorAll("circle")).toHaveLength(4);
  expect(document.querySelectorAll(".app-picture__dot--own")).toHaveLength(1);
  const labels = [...document.querySelectorAll(".app-picture__label")].map(words);
  expect(labels).toEqual(["Floor", "Median", "Cap"]);
  expect(words(document.querySelector("figcaption"))).toBe(
    "Home care: the middle rate is £24.00 an hour; 1 of 4 stand at the cap of £24.80 an hour.",
  );
});

test("dots of the same rate stand one above the other", () => {
  const places = [...page(strip).querySelectorAll("circle")].map(
    (dot) => `${dot.getAttribute("cx")} ${dot.getAttribute("cy")}`,
  );
  expect(new Set(places).size).toBe(4);
});

test("steps go on without a gap from one rate to the next and say how far the rate moved", () => {
  const document = page(steps);
  const path = document.querySelector(".app-picture__own-line")?.getAttribute("d") ?? "";
  expect(path.match(/M/g)).toHaveLength(1);
  expect(words(document.querySelector("figcaption"))).toContain(
    "+5.0% against £23.00 an hour on 1 July 2025",
  );
});

test("steps are lifted where no rate held", () => {
  const document = page(
    <RateSteps
      what="Home care"
      unit="hour"
      today={toDay("2026-11-24")}
      steps={[
        { from: toDay("2025-07-01"), to: toDay("2026-01-05"), pence: pence(2_300), capPence: null },
        { from: toDay("2026-04-01"), to: null, pence: pence(2_400), capPence: null },
      ]}
    />,
  );
  expect(document.querySelector(".app-picture__own-line")?.getAttribute("d")?.match(/M/g)).toHaveLength(2);
  expect(document.querySelector(".app-picture__cap")?.getAttribute("d")).toBe("");
});

test("a band shows a provider its own rate among rounded figures, with the same figures in a table", () => {
  const document = page(band);
  expect(words(document.querySelector("figcaption"))).toContain("is within the middle half");
  expect(words(document.querySelector("table"))).toContain("£22.90 an hour");
});

test("a bar stacks its groups from nought, without one that is nought, and its lines stand where their amounts do", () => {
  const document = page(bar);
  const parts = [...document.querySelectorAll("rect")];
  const [first, second] = parts.map((part) => ["x", "width"].map((name) => Number(part.getAttribute(name))));
  expect(parts).toHaveLength(2);
  expect(first?.[0]).toBe(16);
  expect((first?.[0] ?? 0) + (first?.[1] ?? 0)).toBeCloseTo(second?.[0] ?? 0, 0);
  expect((first?.[1] ?? 0) / (second?.[1] ?? 1)).toBeCloseTo(1_900 / 400, 1);
  const end = (second?.[0] ?? 0) + (second?.[1] ?? 0);
  const price = Number(document.querySelector(".app-picture__cap")?.getAttribute("x1"));
  expect((price - 16) / (end - 16)).toBeCloseTo(2_400 / 2_300, 2);
  expect(words(document.querySelector(".app-picture__tick"))).toBe("£0.00");
});

test("a bar says where its total lies, and the same stands in a table", () => {
  const document = page(bar);
  expect(words(document.querySelector("figcaption"))).toBe(
    "Harbour Care: a contact hour comes to £23.00, at a price of £24.00. It is within the middle half of 12 providers of the lot, £22.00 to £23.50, with £22.80 in the middle.",
  );
  const rows = [...document.querySelectorAll("tbody tr")].map(words);
  expect(rows).toContain("Total£23.00");
  expect(rows).toContain("Upper quartile of totals£23.50");
  expect(rows).toHaveLength(8);
});

test("a bar with too few beside it says so and draws no quartiles", () => {
  const alone = page(
    <CostBar
      whose="Your model"
      unit="contact hour"
      groups={[{ name: "All", pence: pence(500) }]}
      beside={null}
      price={null}
    />,
  );
  expect(words(alone.querySelector("figcaption"))).toBe(
    "Your model: a contact hour comes to £5.00. Too few others stand beside it to compare.",
  );
  expect(alone.querySelectorAll(".app-picture__label")).toHaveLength(0);
});
