import { describe, expect, test } from "vitest";
import { areaNamed, areaRefusalInWords, type StatisticalArea } from "#app/domain/benchmark/area.ts";
import { readBenchmarkRow } from "#app/domain/benchmark/benchmark-row.ts";
import { takeColumnMap, type ColumnMap } from "#app/domain/benchmark/column-map.ts";
import { figuresToAdd } from "#app/domain/benchmark/figures-to-add.ts";
import type { Observation } from "#app/domain/benchmark/observation.ts";
import { toDay } from "#app/domain/calendar.ts";

const area = (code: string, name: string, changes: Partial<StatisticalArea> = {}): StatisticalArea => ({
  ...{ code, name, councilCode: null, regionCode: null, fromOn: null, toOn: null, successors: [] },
  ...changes,
});
const areas = [
  area("E06000023", "Bristol", { councilCode: "909" }),
  area("E12000007", "London"),
  area("E09000001", "City of London"),
  area("E10000006", "Cumbria", { toOn: toDay("2023-04-01"), successors: ["E06000063", "E06000064"] }),
  area("E06000063", "Cumberland", { fromOn: toDay("2023-04-01") }),
  area("E06000064", "Westmorland and Furness", { fromOn: toDay("2023-04-01") }),
];
const map: ColumnMap = {
  areaBy: "code",
  parts: {
    ...{ area: { columns: ["code"] }, value: { columns: ["price"] }, service: { columns: ["care"] } },
    ...{ age: { always: "65-plus" }, unit: { columns: ["per"] }, statistic: { always: "mean" } },
    ...{ n: { columns: ["n"] }, detail: { columns: ["kind", "band"] } },
  },
  meanings: { service: { "Care homes": "residential" }, unit: { Weekly: "week", Hourly: "hour" } },
  passedOver: [],
};
const row = {
  code: "E06000023",
  price: "956.20",
  care: "care homes",
  per: "Weekly",
  n: "",
  kind: "Own",
  band: "A",
};

function read(changes: Partial<typeof row> = {}, facts = { on: toDay("2026-03-31") }) {
  const cells: Readonly<Record<string, string>> = { ...row, ...changes };
  return readBenchmarkRow(2, (column) => cells[column] ?? "", map, { areas, years: [], ...facts });
}

test("a row is read by the map, in the publisher's own words", () => {
  expect(read()).toMatchObject({
    ok: true,
    value: [
      {
        areaCode: "E06000023",
        service: "residential",
        age: "65-plus",
        unit: "week",
        value: "956.2",
        detail: "Own, A",
      },
    ],
  });
});

describe("a cell that is not right is refused in a sentence", () => {
  test.each([
    ["a price of nought", { price: "0" }, "price", "A price of nought is no benchmark"],
    ["a price below nought", { price: "-956.20" }, "price", "A price below nought is no benchmark"],
    ["words for a price", { price: "about 900" }, "price", "has to be a price in pounds"],
    [
      "a price by the hour for a care home",
      { per: "Hourly" },
      "per",
      "The unit does not match: residential care is priced for a week, and not for an hour",
    ],
    [
      "a unit that nobody knows",
      { per: "Fortnightly" },
      "per",
      "“Fortnightly” stands for nothing that the portal knows",
    ],
    [
      "a place that nobody knows",
      { code: "E99999999" },
      "code",
      "“E99999999” is no council, region or country",
    ],
    [
      "an area code that no longer exists",
      { code: "E10000006" },
      "code",
      "The area code E10000006 (Cumbria) no longer exists after Friday 31 March 2023. Its place was taken by Cumberland (E06000063) and Westmorland and Furness (E06000064)",
    ],
    ["a number that is none", { n: "many" }, "n", "has to be a whole number above nought"],
  ])("%s", (_what, changes, column, sentence) => {
    const verdict = read(changes);
    expect(verdict).toMatchObject({ ok: false, why: { kind: "bad", cells: [{ row: 2, column }] } });
    if (!verdict.ok && verdict.why.kind === "bad") expect(verdict.why.cells[0]?.message).toContain(sentence);
  });

  test("an area code that ended later is right for the years before", () => {
    expect(read({ code: "E10000006" }, { on: toDay("2015-03-31") })).toMatchObject({ ok: true });
  });
});

test.each(["", ".", "[x]", "[z]", "-", "n/a"])("“%s” means that there is no figure", (price) => {
  expect(read({ price })).toEqual({ ok: false, why: { kind: "not-available" } });
});

test.each([
  ["council-code", "909", "E06000023"],
  ["name", "Bristol, City of", "E06000023"],
  ["name", "Bristol City Council", "E06000023"],
  ["name", "London", "E12000007"],
  ["name", "City of London", "E09000001"],
] as const)("by its %s, “%s” is %s", (by, text, code) => {
  expect(areaNamed(areas, { by, text }, toDay("2026-03-31"))).toMatchObject({ ok: true, value: { code } });
});

test("an unknown place is named in its sentence", () => {
  const verdict = areaNamed(areas, { by: "name", text: "Atlantis" }, toDay("2026-03-31"));
  expect(verdict.ok ? "" : areaRefusalInWords(verdict.why)).toContain("“Atlantis”");
});

test("a map says where each part of a figure comes from, in words that are known", () => {
  expect(takeColumnMap(map).ok).toBe(true);
  const { value: _value, ...parts } = map.parts;
  expect(takeColumnMap({ ...map, parts })).toMatchObject({
    ok: false,
    why: { kind: "part-missing", part: "value" },
  });
  const strange = { ...map, meanings: { ...map.meanings, unit: { Weekly: "fortnight" } } };
  expect(takeColumnMap(strange)).toMatchObject({
    ok: false,
    why: { kind: "meaning-unknown", words: "fortnight" },
  });
});

test("a figure stands once in a release", () => {
  const verdict = read();
  const [figure] = verdict.ok ? verdict.value : [];
  const one = figure as Observation;
  const other = { ...one, areaCode: "E12000007" };
  const first = figuresToAdd([one, other], new Set());
  expect(first).toMatchObject({ onFile: 0, twice: null });
  expect(first.toAdd).toHaveLength(2);
  expect(figuresToAdd([one, other, one], new Set())).toMatchObject({ twice: one });
});
