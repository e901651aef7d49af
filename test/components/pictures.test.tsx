import { renderToStaticMarkup } from "react-dom/server";
import { parseHTML } from "linkedom";
import type { ReactElement } from "react";
import { expect, test } from "vitest";
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

test.each([
  ["strip", strip],
  ["steps", steps],
  ["band", band],
])(
  "the %s says in words what it shows, above it and to a screen reader, and holds no inline style",
  (_, picture) => {
    const document = page(picture);
    const svg = document.querySelector("svg");
    const named = (svg?.getAttribute("aria-labelledby") ?? "").split(" ");
    expect(named.map((id) => document.getElementById(id)?.tagName.toLowerCase())).toEqual(["title", "desc"]);
    expect(words(document.querySelector("figcaption"))).toBe(words(document.querySelector("desc")));
    expect(words(document.body)).toContain("Pounds an hour");
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
