import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { FunnelPicture } from "#app/components/pictures/FunnelPicture.tsx";
import { PeerPicture } from "#app/components/pictures/PeerPicture.tsx";
import { ProcessPicture } from "#app/components/pictures/ProcessPicture.tsx";
import { WaterfallPicture } from "#app/components/pictures/WaterfallPicture.tsx";
import { addMonths, toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { page, words } from "./reading.ts";

const peers = (
  <PeerPicture
    group="Supported living"
    unit="week"
    own={pence(140_000)}
    peers={{
      ...{ prices: [80_000, 90_000, 100_000, 110_000, 200_000], behind: 6, providers: 5, scale: "log" },
      ...{ quartiles: { lower: 90_000, median: 100_000, upper: 110_000 } },
      cutOffs: { lower: 60_000, upper: 150_000 },
    }}
  />
);

const funnel = (
  <FunnelPicture
    what="Supported living"
    providers={[0.7, 0.95, 1, 1.05, 1.4].map((ratio, n) => ({
      ...{ id: `${n}`, name: `Provider ${n}`, placements: 10 * (n + 1), ratio },
    }))}
    spread={{ onePlacement: 0.2, tauSquared: 0.001 }}
    own="2"
  />
);

const waterfall = (
  <WaterfallPicture
    what="This placement"
    unit="week"
    expected={pence(100_000)}
    lines={[{ name: "Waking nights", pence: pence(20_000) }]}
    actual={pence(115_000)}
  />
);

const series = (
  <ProcessPicture
    lot="Supported living"
    months={Array.from({ length: 13 }, (_, n) => ({
      ...{ month: addMonths(toDay("2025-04-01"), n), average: n === 6 ? 130_000 : 100_000 + (n % 3) * 500 },
      placements: 30,
    }))}
  />
);

const pictures: readonly (readonly [name: string, picture: ReactElement])[] = [
  ["strip of peers", peers],
  ["funnel", funnel],
  ["waterfall", waterfall],
  ["series", series],
];

test.each(pictures)(
  "the %s is told to a screen reader by a title and the sentence above it",
  (_, picture) => {
    const document = page(picture);
    const drawn = [...document.querySelectorAll("svg[role=img]")];
    expect(drawn).toHaveLength(2);
    for (const svg of drawn) {
      const named = (svg.getAttribute("aria-labelledby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id));
      expect(named.map((one) => one?.tagName.toLowerCase())).toEqual(["title", "desc"]);
      expect(named.every((one) => one?.parentElement === svg)).toBe(true);
      expect(words(named[1] ?? null)).toBe(words(document.querySelector("figcaption")));
    }
  },
);

test.each(pictures)(
  "the %s says how to read it in two sentences, and has a table folded away",
  (_, picture) => {
    const document = page(picture);
    const how = words(document.querySelector(".app-picture__how"));
    expect(how).toMatch(/^How to read this: /);
    expect(how.match(/[.](?= |$)/g)).toHaveLength(2);
    expect(document.querySelectorAll("details table tbody tr").length).toBeGreaterThan(2);
  },
);

test.each(pictures)("the %s keeps its words within it, for a wide page and for a phone", (_, picture) => {
  for (const svg of page(picture).querySelectorAll("svg[role=img]")) {
    const width = Number((svg.getAttribute("viewBox") ?? "").split(" ")[2]);
    for (const text of svg.querySelectorAll("text")) {
      const [x, long] = [Number(text.getAttribute("x")), words(text).length * 6.5];
      const anchor = text.getAttribute("text-anchor") ?? "start";
      const left = { start: x, middle: x - long / 2, end: x - long }[anchor] ?? x;
      expect(left).toBeGreaterThanOrEqual(-1);
      expect(left + long).toBeLessThanOrEqual(width + 1);
    }
  }
});

test.each(pictures)(
  "the %s holds no inline style, and shows each mark of its key as a look of its own",
  (_, picture) => {
    const document = page(picture);
    expect(document.querySelector("[style]")).toBeNull();
    const samples = [...document.querySelectorAll(".app-picture__legend svg")].map((svg) => svg.innerHTML);
    expect(samples.length).toBeGreaterThan(1);
    expect(new Set(samples).size).toBe(samples.length);
  },
);
