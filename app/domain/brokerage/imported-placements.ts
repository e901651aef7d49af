import { compareDays, type Day } from "#app/domain/calendar.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { clientLevelColumns } from "./client-level-data.ts";
import { addElement, spansMeet, type Element, type Span } from "./element.ts";
import type { FundingRefusal } from "./funding.ts";
import { fundingText } from "./funding-text.ts";
import type { BadCell, ImportedRow } from "./imported-row.ts";
import { firstUnfunded, type Placement } from "./placement.ts";

/** A placement made of the rows that name it. */
export type ImportedPlacement = Span &
  Omit<ImportedRow, "placement" | "serviceLineId" | "pence" | "per" | "units" | "fromOn" | "toOn"> & {
    readonly elements: readonly Element[];
  };

/** What stands on file of a person, so that nobody is placed twice at one place for one line on one day. */
export type OnFile = Span & {
  readonly personRef: string;
  readonly locationId: string;
  readonly serviceLineId: string;
};

/** Makes placements of rows: those with the same word in the column "Placement" are parts of one, any other stands alone. */
export function gatherPlacements(
  rows: readonly ImportedRow[],
  onFile: readonly OnFile[],
): { readonly placements: readonly ImportedPlacement[]; readonly bad: readonly BadCell[] } {
  const groups = groupedBy(rows, (row) =>
    row.placement === "" ? `row ${row.row}` : `named ${row.placement}`,
  );
  const known = groupedBy(onFile, (one) => `${one.personRef}/${one.locationId}/${one.serviceLineId}`);
  const placements: ImportedPlacement[] = [];
  const bad: BadCell[] = [];
  for (const parts of groups.values()) {
    const [first] = parts;
    if (!first) continue;
    const wrong = unlike(first, parts) ?? placedAlready(parts, known);
    const made = wrong ?? gathered(first, parts);
    if ("message" in made) bad.push(...parts.map(({ row }) => ({ ...made, row })));
    else placements.push(made);
  }
  return { placements, bad };
}

function groupedBy<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function unlike(first: ImportedRow, parts: readonly ImportedRow[]): BadCell | undefined {
  const same = ({ personRef, ageBand, supportReason, locationId, lotId, shares }: ImportedRow) =>
    [personRef, ageBand, supportReason, locationId, lotId, fundingText(shares)].join("/");
  const other = parts.find((part) => same(part) !== same(first));
  return (
    other &&
    badAt(
      other.row,
      "placement",
      `names a placement of row ${first.row} that has another person, place, lot or funding`,
    )
  );
}

function placedAlready(
  parts: readonly ImportedRow[],
  known: ReadonlyMap<string, readonly OnFile[]>,
): BadCell | undefined {
  const twice = parts.find((part) =>
    known
      .get(`${part.personRef}/${part.locationId}/${part.serviceLineId}`)
      ?.some((one) => spansMeet(one, part)),
  );
  return twice && badAt(twice.row, "person", "has this service at this place on these days already");
}

function gathered(first: ImportedRow, parts: readonly ImportedRow[]): ImportedPlacement | BadCell {
  const span = wholeOf(parts);
  const elements: Element[] = [];
  for (const { row, serviceLineId, pence, per, units, fromOn, toOn } of parts) {
    const element = {
      id: String(row),
      kind: "care",
      serviceLineId,
      pence,
      per,
      units,
      fromOn,
      toOn,
    } as const;
    const added = addElement({ ...span, elements }, element);
    if (!added.ok) return badAt(row, "line", "overlaps another row of the same placement and line");
    elements.push(added.value);
  }
  const { shares } = first;
  const placement: Placement = {
    ...{ ...span, elements, suspensions: [], approvedOn: span.fromOn, cancelledOn: null },
    funding: [{ ...span, shares }],
  };
  const unfunded = firstUnfunded(placement);
  if (unfunded) return badAt(first.row, "funding", fundingWords(unfunded.why));
  const { row, personRef, ageBand, supportReason, providerId, locationId, lotId, frameworkId } = first;
  return {
    ...{ row, personRef, ageBand, supportReason, providerId, locationId, lotId, frameworkId },
    ...{ ...span, shares, elements },
  };
}

function wholeOf(parts: readonly Span[]): Span {
  const earliest = (one: Day, other: Day) => (compareDays(one, other) <= 0 ? one : other);
  const latest = (one: Day | null, other: Day | null) =>
    one === null || other === null ? null : compareDays(one, other) >= 0 ? one : other;
  return {
    fromOn: parts.map(({ fromOn }) => fromOn).reduce(earliest),
    toOn: parts.map(({ toOn }) => toOn).reduce(latest),
  };
}

function badAt(row: number, column: keyof typeof clientLevelColumns, message: string): BadCell {
  return { row, column: clientLevelColumns[column], message };
}

function fundingWords(why: FundingRefusal | { readonly kind: "no-funding" }): string {
  switch (why.kind) {
    case "nobody-pays":
    case "no-funding":
      return "says nobody who pays";
    case "two-take-the-rest":
      return "gives the rest to two payers";
    case "nothing-paid":
      return "has a payer who pays nothing";
    case "stream-twice":
      return `names ${why.stream} twice`;
    case "over-the-whole":
      return "shares more than 100% of the price";
    case "over-the-price":
      return "shares more than the price";
    case "short-of-the-price":
      return "shares less than the price";
    case "person-charged-for-after-care":
      return "charges the person for after-care under section 117";
    case "person-charged-under-chc":
      return "charges the person under continuing healthcare";
    default:
      return unreachable(why);
  }
}
