import { beforeAll, describe, expect, test } from "vitest";
import { enterFigure } from "#app/commands/benchmark/enter-figure.server.ts";
import { setIndexPoint, setOwnArea } from "#app/commands/benchmark/set-index-point.server.ts";
import { ownAreaCode } from "#app/data/benchmark/areas.server.ts";
import { benchmarkKey, benchmarksFor, benchmarksInForce } from "#app/data/benchmark/benchmarks.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4 } from "#app/domain/money.ts";
import { aDataset, aFigure, aRelease, referenceOfBenchmarks } from "#test/factories/benchmarks.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let stranger: Brokering;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  stranger = await brokering(database.owner, 1);
  await referenceOfBenchmarks(database.owner);
});

describe("the figures that a price is compared with", () => {
  const on = toDay("2026-11-16");
  const asked = { service: "residential", areaCode: "E92000001", age: "65-plus", unit: "week", on } as const;

  test("are those in force, at the day's prices, and what is set aside says why", async () => {
    const { analyst, commissionerId } = stranger;
    const datasetId = await aDataset(analyst, { name: "Compared" });
    const period = {
      periodFrom: toDay("2024-04-01"),
      periodTo: toDay("2025-04-01"),
      pricedOn: toDay("2024-04-01"),
    };
    const before = await aRelease(analyst, datasetId, {
      ...period,
      label: "2024-25",
      publishedOn: toDay("2024-10-07"),
    });
    const revised = await aRelease(analyst, datasetId, {
      ...{ ...period, label: "2024-25 revised", publishedOn: toDay("2025-08-21"), supersedesId: before },
    });
    const ancient = await aRelease(analyst, datasetId, {
      ...{ label: "2014-15", publishedOn: toDay("2015-10-31"), pricedOn: toDay("2014-10-01") },
      ...{ periodFrom: toDay("2014-04-01"), periodTo: toDay("2015-04-01") },
    });
    const now = await aRelease(analyst, datasetId);
    const prices = [
      [before, "900"],
      [revised, "905"],
      [ancient, "513.18"],
      [now, "956"],
    ] as const;
    for (const [release, value] of prices)
      await enterFigure(analyst, release, aFigure({ value: decimal4(value) }));
    const found = await reading(analyst, (tx) => benchmarksFor(tx, { ...asked, commissionerId }));
    // £956 × 12.71 ÷ 12.21 = £995.148…
    expect(found.benchmarks).toMatchObject([
      {
        ...{ value: "956", ageMonths: 7, n: 152, release: { id: now, provisional: true } },
        dataset: { name: "Compared", licence: "Open Government Licence v3.0" },
        atPriceDate: { ok: true, value: { value: "995.1482", change: 410 } },
      },
    ]);
    expect(found.setAside.map(({ release, state }) => [release.label, state.kind])).toEqual([
      ["2024-25", "superseded"],
      ["2014-15", "too-old"],
    ]);
    const all = await reading({ kind: "system" }, (tx) => benchmarksInForce(tx, commissionerId, on));
    expect(all.filter((one) => benchmarkKey(one) === benchmarkKey(asked)).map(({ id }) => id)).toEqual(
      found.benchmarks.map(({ id }) => id),
    );
    const other = await reading(analyst, (tx) =>
      benchmarksFor(tx, { ...asked, commissionerId, areaCode: "E06000023" }),
    );
    expect(other).toEqual({ benchmarks: [], setAside: [] });
  });

  test("stay at the prices of their day where the index does not reach, until somebody enters what it stands at", async () => {
    const { analyst, commissionerId } = world;
    const datasetId = await aDataset(analyst, { name: "By prices", payShare: basisPoints(0) });
    await enterFigure(analyst, await aRelease(analyst, datasetId), aFigure({ service: "nursing" }));
    const ask = () =>
      reading(analyst, (tx) => benchmarksFor(tx, { ...asked, service: "nursing", commissionerId }));
    expect((await ask()).benchmarks).toMatchObject([
      { atPriceDate: { ok: false, why: { kind: "not-covered", name: "cpi", day: "2026-11-16" } } },
    ]);
    const point = {
      fromOn: toDay("2026-09-01"),
      level: decimal4("145.11"),
      source: "A page",
      uncertain: false,
    };
    expect(await setIndexPoint(analyst, "cpi", { ...point, level: decimal4("0") })).toMatchObject({
      ok: false,
    });
    expect(await setIndexPoint(analyst, "cpi", { ...point, source: "" })).toMatchObject({ ok: false });
    expect(await setIndexPoint(analyst, "cpi", point)).toMatchObject({ ok: true });
    expect(await setIndexPoint(analyst, "cpi", point)).toMatchObject({
      ok: false,
      why: { kind: "entered-already" },
    });
    // £956 × 145.11 ÷ 138.2, the index of April 2025: 5% more.
    expect((await ask()).benchmarks).toMatchObject([
      { atPriceDate: { ok: true, value: { value: "1003.8", change: 500 } } },
    ]);
  });

  test("are found by the area that the council says it is", async () => {
    expect(await setOwnArea(world.analyst, "E10000006")).toMatchObject({
      ok: false,
      why: { kind: "area-ended" },
    });
    expect(await setOwnArea(world.analyst, "E06000023")).toMatchObject({ ok: true });
    expect(await reading(world.analyst, (tx) => ownAreaCode(tx, world.commissionerId))).toBe("E06000023");
    expect(await reading(stranger.analyst, (tx) => ownAreaCode(tx, stranger.commissionerId))).toBeNull();
  });
});
