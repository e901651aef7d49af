import { addDays, parseDay, parseDayParts, type Day } from "#app/domain/calendar.ts";
import { parsePounds, type Pence } from "#app/domain/money.ts";
import { compareDays } from "#app/domain/calendar.ts";
import { clientLevelColumns, frequencyNamed, type ClientLevelColumn } from "./client-level-data.ts";
import type { FundingShare } from "./funding.ts";
import { readFunding } from "./funding-text.ts";
import { readPersonRef, type PersonRef } from "./person-ref.ts";
import type { AgeBand, SupportReason } from "./support-reason.ts";
import { ageBandNamed, reasonNamed } from "./support-reason-named.ts";
import { isPlanned, weeklyCost, type Frequency } from "./weekly-cost.ts";

/** A row of a file by the portal's names of its columns. */
export type RowCells = Readonly<Record<ClientLevelColumn, string>>;

/** What is wrong in a row: the column as the file names it, and a sentence. */
export type BadCell = { readonly row: number; readonly column: string; readonly message: string };

/** Where care is given, and what can be bought there, as the portal knows them. */
export type MarketFacts = {
  readonly locations: readonly {
    readonly id: string;
    readonly providerId: string;
    readonly cqcId: string;
    readonly name: string;
  }[];
  readonly lines: readonly {
    readonly id: string;
    readonly code: string;
    readonly lotId: string;
    readonly frameworkId: string;
    readonly component: string;
  }[];
};

/** A row that can be taken: a part of a placement, and what is told of the person and the funders. */
export type ImportedRow = {
  readonly row: number;
  readonly placement: string;
  readonly personRef: PersonRef;
  readonly ageBand: AgeBand;
  readonly supportReason: SupportReason;
  readonly providerId: string;
  readonly locationId: string;
  readonly lotId: string;
  readonly frameworkId: string;
  readonly serviceLineId: string;
  readonly pence: Pence;
  readonly per: Frequency;
  readonly units: string;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly shares: readonly FundingShare[];
};

/** Looks up a location by its CQC number, or by a name that only one has, and a line by its code. */
export type Finder = ReturnType<typeof finderOf>;

export function finderOf({ locations, lines }: MarketFacts) {
  const byCqcId = new Map(
    locations.filter(({ cqcId }) => cqcId).map((one) => [one.cqcId.toLowerCase(), one]),
  );
  const byName = new Map<string, (typeof locations)[number] | "several">();
  for (const one of locations)
    byName.set(one.name.toLowerCase(), byName.has(one.name.toLowerCase()) ? "several" : one);
  const byCode = new Map(lines.map((one) => [one.code.toLowerCase(), one]));
  return {
    location: (cqcId: string, name: string) =>
      cqcId ? byCqcId.get(cqcId.toLowerCase()) : byName.get(name.toLowerCase()),
    line: (code: string) => byCode.get(code.toLowerCase()),
  };
}

/** Reads one row. Every cell that cannot be taken gets a sentence; nothing typed in the column of the person is repeated. */
export function readRow(row: number, cells: RowCells, find: Finder): ImportedRow | readonly BadCell[] {
  const bad: BadCell[] = [];
  const wrong = (column: ClientLevelColumn, message: string) => {
    bad.push({ row, column: clientLevelColumns[column], message });
    return undefined;
  };
  const who = whoIn(cells, wrong);
  const what = whatIn(cells, find, wrong);
  const price = priceIn(cells, wrong);
  const span = spanIn(cells, wrong);
  const shares = sharesIn(cells, wrong);
  if (bad.length > 0 || !who || !what || !price || !span || !shares) return bad;
  return { row, placement: cells.placement.trim(), ...who, ...what, ...price, ...span, shares };
}

type Wrong = (column: ClientLevelColumn, message: string) => undefined;

function whoIn(cells: RowCells, wrong: Wrong) {
  const ref = readPersonRef(cells.person);
  const ageBand = ageBandNamed(cells.age) ?? wrong("age", "is no age band, like 65-74");
  const supportReason =
    reasonNamed(cells.reason) ?? wrong("reason", "is no primary support reason of the client-level data");
  if (!ref.ok) wrong("person", personWords[ref.why.kind]);
  return ref.ok && ageBand && supportReason ? { personRef: ref.value, ageBand, supportReason } : undefined;
}

const mostAWeek = 10_000_000;

const personWords = {
  empty: "has no reference",
  "not-a-reference": "is no pseudonymous reference, like P-48213",
  "identifies-a-person": "looks like a name, a number or a place by which a person can be found",
} as const;

function whatIn(cells: RowCells, find: Finder, wrong: Wrong) {
  const line =
    find.line(cells.line.trim()) ?? wrong("line", "is no line of this council’s frameworks, like HC-30");
  const [cqcId, name] = [cells.locationId.trim(), cells.locationName.trim()];
  const location = find.location(cqcId, name);
  if (location === undefined)
    wrong(cqcId ? "locationId" : "locationName", "is no location that the portal knows");
  if (location === "several") wrong("locationName", "is the name of several locations: give the CQC number");
  const component = cells.component.trim();
  if (line && line.component && component.toLowerCase() !== line.component.toLowerCase())
    wrong("component", `does not fit the service line, which is ${line.component}`);
  if (!line || !location || location === "several") return undefined;
  return {
    ...{ serviceLineId: line.id, lotId: line.lotId, frameworkId: line.frameworkId },
    ...{ locationId: location.id, providerId: location.providerId },
  };
}

function priceIn(cells: RowCells, wrong: Wrong) {
  const cost = parsePounds(cells.cost);
  if (!cost.ok || cost.value === 0) wrong("cost", "must be a price above £0, like 21.50");
  const per =
    frequencyNamed(cells.frequency) ??
    wrong("frequency", "is no frequency of the client-level data, like Weekly or Hourly");
  const units = cells.units.trim() || (per && isPlanned(per) ? "" : "1");
  const isUnits = /^[0-9]{1,5}(?:\.[0-9]{1,2})?$/.test(units) && /[1-9]/.test(units);
  if (!isUnits)
    wrong(
      "units",
      units.startsWith("-") ? "must not be negative" : "must be a number above 0 with up to two decimals",
    );
  if (!cost.ok || cost.value === 0 || !per || !isUnits) return undefined;
  const charge = { pence: cost.value, per, units };
  return weeklyCost(charge) <= mostAWeek ? charge : wrong("cost", "comes to more than £100,000 a week");
}

function spanIn(
  cells: RowCells,
  wrong: Wrong,
): { readonly fromOn: Day; readonly toOn: Day | null } | undefined {
  const fromOn = dayIn(cells.from) ?? wrong("from", "must be a real date, like 2026-04-06 or 06/04/2026");
  const last = cells.to.trim() === "" ? null : dayIn(cells.to);
  if (last === undefined) return wrong("to", "must be a real date or empty");
  if (!fromOn) return undefined;
  if (last !== null && compareDays(last, fromOn) < 0) return wrong("to", "is before the start");
  return { fromOn, toOn: last === null ? null : addDays(last, 1) };
}

function dayIn(text: string): Day | undefined {
  const parts = /^\s*([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})\s*$/.exec(text);
  const [, day = "", month = "", year = ""] = parts ?? [];
  const read = parts ? parseDayParts({ day, month, year }) : parseDay(text.trim());
  return read.ok ? read.value : undefined;
}

function sharesIn(cells: RowCells, wrong: Wrong) {
  const shares = readFunding(cells.funding);
  if (shares.ok) return shares.value;
  return shares.why.kind === "not-a-payer"
    ? wrong(
        "funding",
        "names none of council, s117, chc, joint, client and top-up, like “client £40.00; council rest”",
      )
    : wrong(
        "funding",
        "must give each payer a sum, a per cent or “rest”, like “client £40.00; council rest”",
      );
}
