import type { CqcLocationFacts } from "#app/domain/market/cqc-location.ts";
import type { DateOrder } from "#app/imports/cqc/dates.ts";
import type { FileRefusal } from "#app/imports/file-refusal.ts";

/** The layouts in which CQC publishes its locations. */
export type CqcLayoutName = "directory" | "active-locations" | "latest-ratings" | "api-documents";

/** A row that is right and yet tells nothing of a location's own. */
export type SkippedRow = {
  readonly kind: "skipped";
  readonly row: number;
  readonly why: "provider-not-location" | "rating-of-one-question" | "rating-of-one-service";
};

/** A row that cannot be used, with the column and value to put right. */
export type BadRow = {
  readonly kind: "bad";
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
};

/** A row whose facts can be applied. */
export type FactsRow = { readonly kind: "facts"; readonly row: number; readonly facts: CqcLocationFacts };

/** How the file was recognised; always comes first. */
export type OpenedFile = {
  readonly kind: "opened";
  readonly layout: CqcLayoutName;
  readonly headerRow?: number;
};

/** How dates with strokes were read, and why: the row that settles it, or the layout's habit when none does. */
export type DatesRead = {
  readonly kind: "dates";
  readonly column: string;
  readonly order: DateOrder;
  readonly settledBy: { readonly row: number } | "habit";
};

/** The file is refused and nothing more comes; rows that came before must not be kept. */
export type RefusedFile = { readonly kind: "refused"; readonly refusal: FileRefusal };

/** One thing that reading a CQC file tells. `row` is the row in a spreadsheet, or the place of an API document. */
export type CqcRow = OpenedFile | DatesRead | FactsRow | SkippedRow | BadRow | RefusedFile;
