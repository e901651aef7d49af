import type { CsvRecord } from "#app/imports/csv-records.ts";
import type { Draft, Drafted } from "#app/imports/cqc/dating.ts";
import { cellsOf, columnName, type CqcHeader } from "#app/imports/cqc/header.ts";
import { draftOf } from "#app/imports/cqc/draft.ts";
import type { BadRow } from "#app/imports/cqc/row.ts";

type OneService = { readonly group: string; readonly draft: Draft };

/**
 * The latest ratings layout has a row per location, service group and question. A location's own rating is the
 * row of domain Overall and group Overall; failing that, the Overall row of its only group. With several groups
 * and no row of the whole, the location comes without a rating, because a service's rating is not the location's.
 */
export async function* ofWholeLocations(
  records: AsyncIterable<CsvRecord>,
  header: CqcHeader,
): AsyncGenerator<Drafted> {
  const whole = new Set<string>();
  const services = new Map<string, OneService[]>();
  for await (const record of records) {
    const cells = cellsOf(header, record);
    const { row } = record;
    if (isNot("overall", cells.domain)) {
      yield { kind: "skipped", row, why: "rating-of-one-question" };
      continue;
    }
    const draft =
      silentOn("domain", header, record) ?? silentOn("group", header, record) ?? draftOf(header, record);
    if (draft.kind === "bad") {
      yield draft;
      continue;
    }
    const id = draft.facts.cqcLocationId;
    if (isNot("overall", cells.group)) {
      if (whole.has(id)) yield { kind: "skipped", row, why: "rating-of-one-service" };
      else services.set(id, [...(services.get(id) ?? []), { group: cells.group ?? "", draft }]);
      continue;
    }
    whole.add(id);
    for (const service of services.get(id) ?? []) yield skippedService(service);
    services.delete(id);
    yield draft;
  }
  for (const ofLocation of services.values()) yield* withoutWholeRow(ofLocation);
}

function* withoutWholeRow(services: readonly OneService[]): Generator<Drafted> {
  const [first, ...others] = services;
  if (!first) return;
  const { row, facts } = first.draft;
  const isOnlyGroup = others.every(({ group }) => group.toLowerCase() === first.group.toLowerCase());
  yield isOnlyGroup ? first.draft : { kind: "draft", row, facts };
  for (const other of others) yield isOnlyGroup ? other.draft : skippedService(other);
}

function skippedService({ draft }: OneService): Drafted {
  return { kind: "skipped", row: draft.row, why: "rating-of-one-service" };
}

function silentOn(cell: "domain" | "group", header: CqcHeader, record: CsvRecord): BadRow | undefined {
  if (record.cells.length < header.width || cellsOf(header, record)[cell] !== undefined) return undefined;
  const column = columnName(header.layout, cell);
  return { kind: "bad", row: record.row, column, value: "", message: `“${column}” is blank.` };
}

function isNot(word: string, text: string | undefined): boolean {
  return text !== undefined && text.toLowerCase() !== word;
}
