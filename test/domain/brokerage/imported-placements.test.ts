import { expect, test } from "vitest";
import { clientLevelColumns } from "#app/domain/brokerage/client-level-data.ts";
import { fundingText, readFunding } from "#app/domain/brokerage/funding-text.ts";
import { gatherPlacements } from "#app/domain/brokerage/imported-placements.ts";
import { finderOf, readRow, type ImportedRow, type RowCells } from "#app/domain/brokerage/imported-row.ts";
import { toDay } from "#app/domain/calendar.ts";

const find = finderOf({
  locations: [
    { id: "home", providerId: "provider", cqcId: "1-200", name: "Ash House" },
    { id: "one", providerId: "provider", cqcId: "", name: "Day Centre" },
    { id: "two", providerId: "other", cqcId: "", name: "Day Centre" },
  ],
  lines: [
    {
      id: "bed",
      code: "RH-STD",
      lotId: "lot",
      frameworkId: "framework",
      component: "Long Term Residential Care",
    },
    { id: "hours", code: "RH-121", lotId: "lot", frameworkId: "framework", component: "" },
  ],
});

const good: RowCells = {
  ...{ placement: "", person: "p-48213", age: "85 to 94", reason: "Learning Disability Support" },
  ...{
    serviceType: "",
    component: "long term residential care",
    mechanism: "",
    locationName: "",
    locationId: "1-200",
  },
  ...{
    line: "rh-std",
    cost: "£812.50",
    frequency: "Weekly",
    units: "",
    from: "06/04/2026",
    to: "2026-04-30",
    funding: "",
  },
};

function read(changes: Partial<RowCells> = {}, row = 2) {
  return readRow(row, { ...good, ...changes }, find);
}

function taken(changes: Partial<RowCells> = {}, row = 2): ImportedRow {
  const one = read(changes, row);
  if (!("personRef" in one)) throw new Error(JSON.stringify(one));
  return one;
}

test("a row of the client-level data is read: its last day lies within it, and an empty funding is the council's", () => {
  expect(read()).toMatchObject({
    ...{ personRef: "P-48213", ageBand: "85-94", supportReason: "learning-disability" },
    ...{
      locationId: "home",
      providerId: "provider",
      serviceLineId: "bed",
      pence: 81_250,
      per: "week",
      units: "1",
    },
    ...{ fromOn: "2026-04-06", toOn: "2026-05-01", shares: [{ stream: "council", share: { kind: "rest" } }] },
  });
});

test.each([
  ["person", "Mary Smith", "is no pseudonymous reference, like P-48213"],
  ["person", "943 476 5919", "looks like a name, a number or a place by which a person can be found"],
  ["age", "old", "is no age band, like 65-74"],
  ["reason", "unknown", "is no primary support reason of the client-level data"],
  ["component", "Home Support", "does not fit the service line, which is Long Term Residential Care"],
  ["locationId", "1-999", "is no location that the portal knows"],
  ["line", "XX-1", "is no line of this council’s frameworks, like HC-30"],
  ["cost", "-3", "must be a price above £0, like 21.50"],
  ["cost", "0", "must be a price above £0, like 21.50"],
  ["frequency", "Now and then", "is no frequency of the client-level data, like Weekly or Hourly"],
  ["units", "-2", "must not be negative"],
  ["units", "1.234", "must be a number above 0 with up to two decimals"],
  ["from", "31/02/2026", "must be a real date, like 2026-04-06 or 06/04/2026"],
  ["to", "2026-04-05", "is before the start"],
  [
    "funding",
    "friend 10%",
    "names none of council, s117, chc, joint, client and top-up, like “client £40.00; council rest”",
  ],
] as const)("a bad cell is named by its column: %s %s", (column, value, message) => {
  expect(read({ [column]: value })).toEqual([{ row: 2, column: clientLevelColumns[column], message }]);
});

test("a place without a CQC number is found by a name that only one has", () => {
  expect(read({ locationId: "", locationName: "Day Centre" })).toMatchObject([
    { message: "is the name of several locations: give the CQC number" },
  ]);
});

test("rows of the same placement are its parts, from the first day of any to the last of all", () => {
  const { placements, bad } = gatherPlacements(
    [
      taken({ placement: "A" }),
      taken({ placement: "A", line: "RH-121", cost: "20", frequency: "Hourly", units: "7.5", to: "" }, 3),
      taken({ person: "P-50000" }, 4),
    ],
    [],
  );
  expect(bad).toEqual([]);
  expect(placements.map(({ fromOn, toOn, elements }) => [fromOn, toOn, elements.length])).toEqual([
    ["2026-04-06", null, 2],
    ["2026-04-06", "2026-05-01", 1],
  ]);
});

test("parts that overlap, shares above the price and people placed already are bad, each by its row", () => {
  const placed = {
    ...{ personRef: "P-70000", locationId: "home", serviceLineId: "bed" },
    ...{ fromOn: toDay("2026-04-30"), toOn: null },
  };
  const { placements, bad } = gatherPlacements(
    [
      taken({ placement: "A" }),
      taken({ placement: "A" }, 3),
      taken({ person: "P-60000", funding: "client £900.00; council rest" }, 4),
      taken({ person: "P-60001", funding: "s117 50%; client rest" }, 5),
      taken({ person: "P-70000" }, 6),
    ],
    [placed],
  );
  expect(placements).toEqual([]);
  expect(bad.map(({ row, message }) => [row, message])).toEqual([
    [2, "overlaps another row of the same placement and line"],
    [3, "overlaps another row of the same placement and line"],
    [4, "shares more than the price"],
    [5, "charges the person for after-care under section 117"],
    [6, "has this service at this place on these days already"],
  ]);
});

test("who pays is written as it is read", () => {
  const text = "council rest; s117 33.33%; top-up £12.50";
  const shares = readFunding(text);
  expect(shares.ok && fundingText(shares.value)).toBe(text);
  expect(readFunding("council 101%")).toMatchObject({ ok: false, why: { kind: "not-a-share" } });
});
