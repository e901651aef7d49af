import type { CqcLocationFacts, CqcRating } from "#app/domain/market/cqc-location.ts";
import { refusing } from "#app/imports/file-refusal.ts";
import { dayIn, needsOrder, orderShownBy, type DateOrder } from "#app/imports/cqc/dates.ts";
import type { BadRow, CqcRow, DatesRead, SkippedRow } from "#app/imports/cqc/row.ts";

/** A location's facts whose rating, where it has one, still waits for the date in the same row to be read. */
export type Draft = {
  readonly kind: "draft";
  readonly row: number;
  readonly facts: CqcLocationFacts;
  readonly rating?: CqcRating;
  readonly on?: string;
  readonly registeredOn?: string;
};

export type Drafted = Draft | SkippedRow | BadRow;

/** The column that dates the ratings, and how its dates are read when none of them shows it. */
export type DateColumn = { readonly name: string; readonly habit: DateOrder };

const rowsHeldAtMost = 20_000;

/**
 * Reads the ratings' dates. Rows wait from the first date that could be read two ways until one date settles the
 * column, or the file ends, or 20,000 rows wait: then the layout's habit is taken and said. A date that goes
 * against the habit afterwards refuses the file, because the rows before it were read the wrong way round.
 */
export async function* dated(drafts: AsyncIterable<Drafted>, column: DateColumn): AsyncGenerator<CqcRow> {
  let read: DatesRead | undefined;
  let held: Drafted[] = [];
  for await (const draft of drafts) {
    const shown = orderShownBy(dateOf(draft));
    if (read?.settledBy === "habit" && shown !== undefined && shown !== read.order)
      throw contradiction(draft.row, column);
    if (!read && shown !== undefined) {
      read = { kind: "dates", column: column.name, order: shown, settledBy: { row: draft.row } };
      yield read;
    }
    if (read) {
      for (const waiting of [...held, draft]) yield withDate(waiting, read.order, column);
      held = [];
    } else if (held.length > 0 || needsOrder(dateOf(draft))) {
      held.push(draft);
      if (held.length > rowsHeldAtMost) yield (read = byHabit(column));
    } else {
      yield withDate(draft, column.habit, column);
    }
  }
  if (held.length > 0 && !read) yield (read = byHabit(column));
  for (const waiting of held) yield withDate(waiting, read?.order ?? column.habit, column);
}

function dateOf(draft: Drafted): string {
  return draft.kind === "draft" ? (draft.on ?? "") : "";
}

function byHabit(column: DateColumn): DatesRead {
  return { kind: "dates", column: column.name, order: column.habit, settledBy: "habit" };
}

function withDate(draft: Drafted, order: DateOrder, column: DateColumn): CqcRow {
  if (draft.kind !== "draft") return draft;
  const { row, facts, rating, on, registeredOn } = draft;
  if (rating === undefined) return { kind: "facts", row, facts };
  if (on === undefined)
    return { kind: "facts", row, facts: { ...facts, rating: { rating, source: "file" } } };
  const day = dayIn(on, order);
  if (day === undefined)
    return { kind: "bad", row, column: column.name, value: on, message: notADate(order) };
  // Some copies of the file repeat the registration date here, and no rating is published on that day.
  const published = registeredOn === undefined || dayIn(registeredOn, order) !== day;
  return {
    kind: "facts",
    row,
    facts: { ...facts, rating: { rating, ...(published && { on: day }), source: "file" } },
  };
}

function notADate(order: DateOrder): string {
  const example = order === "month-first" ? "month first, like 05/29/2026" : "day first, like 29/05/2026";
  return `This is not a date. Dates in this column are read ${example}, or like 2026-05-29.`;
}

function contradiction(row: number, column: DateColumn): Error {
  const [read, shown] = column.habit === "month-first" ? ["month", "day"] : ["day", "month"];
  return refusing(
    "dates-contradict",
    `The dates in “${column.name}” were read ${read} first, as nothing showed otherwise, but row ${row} has the ${shown} first. Save the file with dates like 2026-05-29.`,
  );
}
