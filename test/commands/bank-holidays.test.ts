import { createReadStream } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { startImport } from "#app/commands/import/run-import.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { reading } from "#app/data/db.server.ts";
import { system } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { bankHolidaysCover } from "#app/domain/working-days.ts";
import { applyFile, checkFile, type ImportFile } from "#app/imports/check-and-apply.server.ts";
import { lawOnFile } from "#test/factories/legal-facts.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const fixture = new URL("../imports/fixtures/bank-holidays.json", import.meta.url);

beforeAll(async () => {
  await database.holdClock("2026-11-25T10:00:00Z");
  await lawOnFile(database.owner);
});

function textFile(told: unknown): ImportFile {
  const bytes = new TextEncoder().encode(typeof told === "string" ? told : JSON.stringify(told));
  return {
    name: "bank-holidays.json",
    open: async function* () {
      yield bytes;
    },
  };
}

async function check(file: ImportFile) {
  const run = { fileName: file.name, sha256: "0".repeat(64), storageKey: null };
  const runId = await startImport(system, { kind: "bank-holidays", ...run });
  return { runId, summary: await checkFile(system, runId, "bank-holidays", file) };
}

const events = (...dates: readonly string[]) => ({ events: dates.map((date) => ({ title: "A day", date })) });
const year2029 = {
  "england-and-wales": events("2029-01-01", "2029-12-25"),
  scotland: events("2029-01-01", "2029-01-02", "2029-12-25"),
  "northern-ireland": events("2029-01-01", "2029-03-19", "2029-12-25"),
};

test("a new year is checked without changing anything, then applied beside the years on file", async () => {
  const covered = async (day: string) => {
    const holidays = await reading(system, (tx) => bankHolidaysOnFile(tx));
    return bankHolidaysCover(toDay(day), "united-kingdom", holidays);
  };
  const first = await check(textFile(year2029));
  expect(first.summary).toMatchObject({ counts: { "holiday-new": 8 }, badRows: [] });
  expect(first.summary.examples[0]).toEqual({
    name: "England and Wales, Monday 1 January 2029",
    change: "Added: A day",
  });
  expect(await covered("2029-06-01")).toBe(false);
  expect(await applyFile(system, first.runId, "bank-holidays", textFile(year2029))).toBe(8);
  expect(await covered("2029-06-01")).toBe(true);
  expect(await covered("2026-06-01")).toBe(true);
  const again = await check(textFile(year2029));
  expect(again.summary.counts).toEqual({ "holiday-same": 8 });
  expect(await applyFile(system, again.runId, "bank-holidays", textFile(year2029))).toBe(0);
});

test("a day that is taken from a year on file is said, and goes, on the same day too", async () => {
  const fewer = { ...year2029, scotland: events("2029-01-01", "2029-12-25") };
  const { runId, summary } = await check(textFile(fewer));
  expect(summary.counts).toEqual({ "holiday-gone": 1, "holiday-same": 7 });
  expect(await applyFile(system, runId, "bank-holidays", textFile(fewer))).toBe(1);
});

test("the file behind the page, with its days as 25/12/2026, reads as what is on file", async () => {
  const { summary } = await check({ name: "bank-holidays.json", open: () => createReadStream(fixture) });
  expect(summary.refusal).toBeUndefined();
  expect(summary.counts["holiday-new"]).toBeUndefined();
  expect(summary.counts["holiday-gone"]).toBeUndefined();
});

test.each([
  ["not JSON", "{", "is not whole JSON"],
  ["another list", [], "is not the list of bank holidays"],
  ["a part less", { "england-and-wales": events("2029-01-01") }, "has no bank holidays of Scotland"],
  ["no day at all", { ...year2029, scotland: events() }, "holds no bank holiday"],
])("a file that is %s is refused with a sentence", async (_what, told, sentence) => {
  const { summary } = await check(textFile(told));
  expect(summary.refusal).toContain(sentence);
});

test("a day that is none is a bad row, named by its part", async () => {
  const { summary } = await check(textFile({ ...year2029, scotland: events("2029-01-01", "2029-02-30") }));
  expect(summary.badRows).toMatchObject([{ row: 2, column: "Scotland", value: "2029-02-30" }]);
});
