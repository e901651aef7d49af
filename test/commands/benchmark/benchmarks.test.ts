import { beforeAll, describe, expect, test } from "vitest";
import {
  addBenchmarkDataset,
  keepColumnMap,
  setDatasetTerms,
} from "#app/commands/benchmark/keep-dataset.server.ts";
import { addBenchmarkRelease } from "#app/commands/benchmark/add-release.server.ts";
import { enterFigure } from "#app/commands/benchmark/enter-figure.server.ts";
import { applyBenchmarks, undoBenchmarks } from "#app/commands/benchmark/import-benchmarks.server.ts";
import { keepCheckedFile } from "#app/commands/import/keep-checked-file.server.ts";
import { datasetOf, datasets, releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { observationsAsked } from "#app/data/benchmark/observations.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { emptySummary } from "#app/data/import-runs.server.ts";
import { publishedRates } from "#app/imports/benchmarks/layouts.ts";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import { aDataset, aFigure, aRelease, referenceOfBenchmarks } from "#test/factories/benchmarks.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let stranger: Brokering;
const everything = { areaCode: "", service: null, age: null, statistic: null, detail: "" } as const;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  stranger = await brokering(database.owner, 1);
  await referenceOfBenchmarks(database.owner);
});

describe("what a council compares prices with", () => {
  test("is its own: another council and every provider find nothing of it", async () => {
    const datasetId = await aDataset(world.analyst, { name: "Of one council" });
    const releaseId = await aRelease(world.analyst, datasetId);
    await enterFigure(world.analyst, releaseId, aFigure());
    for (const other of [stranger.analyst, world.bidders[0].actor]) {
      expect(await reading(other, (tx) => datasetOf(tx, datasetId))).toBeUndefined();
      expect(await reading(other, (tx) => releaseOf(tx, releaseId))).toBeUndefined();
      expect(await reading(other, (tx) => observationsAsked(tx, releaseId, everything, "all"))).toEqual([]);
    }
    expect(await setDatasetTerms(stranger.analyst, datasetId, { validMonths: 1, payShare: null })).toBeNull();
    expect(await enterFigure(stranger.analyst, releaseId, aFigure())).toBeNull();
  });

  test("has one name for each dataset", async () => {
    await aDataset(world.analyst, { name: "Rates" });
    const {
      id: _id,
      columnMap: _map,
      ...again
    } = {
      ...((await reading(world.analyst, (tx) => datasets(tx, world.commissionerId)))[0] ?? raise()),
    };
    expect(await addBenchmarkDataset(world.analyst, { ...again, name: "rates" })).toEqual({
      ok: false,
      why: { kind: "name-taken" },
    });
  });

  test("takes the place of a release once, and leaves one event for each deed", async () => {
    const datasetId = await aDataset(world.analyst, { name: "Revised yearly" });
    const first = await aRelease(world.analyst, datasetId);
    const second = await aRelease(world.analyst, datasetId, { label: "Revised", supersedesId: first });
    const third = await addBenchmarkRelease(world.analyst, datasetId, {
      ...{
        label: "Again",
        publishedOn: toDay("2026-01-05"),
        pricedOn: toDay("2025-04-01"),
        source: "A page",
      },
      ...{
        periodFrom: toDay("2025-04-01"),
        periodTo: toDay("2026-04-01"),
        provisional: false,
        supersedesId: first,
      },
    });
    expect(third).toEqual({ ok: false, why: { kind: "superseded-already" } });
    const { rows } = await database.owner.query(
      "SELECT kind, data ->> 'supersedes' AS supersedes FROM audit_event WHERE subject_id = ANY ($1) ORDER BY seq",
      [[datasetId, first, second]],
    );
    expect(rows).toEqual([
      { kind: "benchmark-dataset-added", supersedes: null },
      { kind: "benchmark-release-added", supersedes: null },
      { kind: "benchmark-release-added", supersedes: first },
    ]);
  });
});

describe("a figure that is entered by hand", () => {
  test("says where it was read, is right, and stands once", async () => {
    const releaseId = await aRelease(world.analyst, await aDataset(world.analyst, { name: "By hand" }));
    const enter = (changes = {}) => enterFigure(world.analyst, releaseId, aFigure(changes));
    expect(await enter({ source: " " })).toMatchObject({ ok: false, why: { kind: "no-source" } });
    expect(await enter({ value: decimal4("0") })).toMatchObject({ ok: false, why: { kind: "nought" } });
    expect(await enter({ value: decimal4("-1") })).toMatchObject({ ok: false, why: { kind: "negative" } });
    expect(await enter({ unit: "hour" })).toMatchObject({ ok: false, why: { kind: "unit-does-not-match" } });
    expect(await enter({ areaCode: "E10000006" })).toMatchObject({ ok: false, why: { kind: "area-ended" } });
    expect(await enter()).toEqual({ ok: true, value: true });
    expect(await enter({ value: decimal4("957") })).toMatchObject({
      ok: false,
      why: { kind: "on-file-already" },
    });
  });

  test("cannot be changed nor removed by anybody, nor written as nought", async () => {
    const releaseId = await aRelease(world.analyst, await aDataset(world.analyst, { name: "It stands" }));
    await enterFigure(world.analyst, releaseId, aFigure());
    await expect(
      database.owner.query("UPDATE benchmark_observation SET value = 1 WHERE release_id = $1", [releaseId]),
    ).rejects.toMatchObject({ code: "23001" });
    const gone = await inTransaction(world.analyst, (tx) =>
      tx.benchmarkObservation.deleteMany({ where: { releaseId } }),
    );
    expect(gone.count).toBe(0);
    await expect(
      database.owner.query("UPDATE benchmark_release SET label = 'x' WHERE id = $1", [releaseId]),
    ).rejects.toMatchObject({ code: "23001" });
  });
});

describe("a file of figures", () => {
  test("is applied once, leaves what is on file, and is taken back whole", async () => {
    const releaseId = await aRelease(world.analyst, await aDataset(world.analyst, { name: "From files" }));
    await enterFigure(world.analyst, releaseId, aFigure());
    const given = {
      fileName: "fees.csv",
      sha256: "c".repeat(64),
      storageKey: "00000000-0000-4000-8000-000000000001",
    };
    const runId = await keepCheckedFile(
      world.analyst,
      { kind: "benchmarks", releaseId },
      given,
      emptySummary,
    );
    const figures = [
      aFigure({ value: decimal4("1") }),
      aFigure({ areaCode: "E06000023", value: decimal4("1001.2346") }),
    ];
    expect(await applyBenchmarks(world.analyst, runId, figures)).toEqual({ ok: true, value: 1 });
    expect(await applyBenchmarks(world.analyst, runId, figures)).toMatchObject({
      ok: false,
      why: { kind: "not-ready" },
    });
    const stored = await reading(world.analyst, (tx) => observationsAsked(tx, releaseId, everything, "all"));
    expect(stored.map(({ areaCode, value, enteredBy }) => [areaCode, value, enteredBy])).toEqual([
      ["E06000023", "1001.2346", null],
      ["E92000001", "956", "Brokerage 4"],
    ]);
    const second = await keepCheckedFile(
      world.analyst,
      { kind: "benchmarks", releaseId },
      given,
      emptySummary,
    );
    expect(await applyBenchmarks(world.analyst, second, figures)).toMatchObject({
      ok: false,
      why: { kind: "nothing-left" },
    });
    expect(await undoBenchmarks(stranger.analyst, runId)).toMatchObject({ ok: false });
    expect(await undoBenchmarks(world.analyst, runId)).toEqual({ ok: true, value: 1 });
    expect(await undoBenchmarks(world.analyst, runId)).toMatchObject({
      ok: false,
      why: { kind: "not-applied" },
    });
    const { rows } = await database.owner.query(
      "SELECT kind, data ->> 'count' AS count FROM audit_event WHERE subject_id = $1 ORDER BY seq",
      [runId],
    );
    expect(rows).toEqual([
      { kind: "benchmarks-imported", count: "1" },
      { kind: "benchmarks-import-undone", count: "1" },
    ]);
  });

  test("is read by a map that its dataset remembers, and only where the layout is not fixed", async () => {
    const mapped = await aDataset(world.analyst, { name: "Mapped", layout: "mapped" });
    const fixed = await aDataset(world.analyst, { name: "Fixed", layout: "unit-costs" });
    expect(await keepColumnMap(world.analyst, fixed, publishedRates)).toBeNull();
    expect(await keepColumnMap(world.analyst, mapped, { ...publishedRates, parts: {} })).toMatchObject({
      ok: false,
    });
    expect(await keepColumnMap(world.analyst, mapped, publishedRates)).toMatchObject({ ok: true });
    expect((await reading(world.analyst, (tx) => datasetOf(tx, mapped)))?.columnMap).toEqual(publishedRates);
  });
});

function raise(): never {
  throw new Error("There is no dataset");
}
