import { sameRating, standingFacts, type CqcLocationFacts } from "#app/domain/market/cqc-location.ts";

export type CqcField = keyof CqcLocationFacts;

/** One field that an import would change; `before` is undefined where nothing was stored. */
export type FieldChange = {
  readonly [Field in CqcField]: {
    readonly field: Field;
    readonly before: CqcLocationFacts[Field] | undefined;
    readonly after: CqcLocationFacts[Field] | undefined;
  };
}[CqcField];

/** What an import would do to one location; "older" means that the file's rating is the only news, and stale. */
export type CqcChange = {
  readonly kind: "new" | "changed" | "same" | "older";
  readonly fields: readonly FieldChange[];
};

const comparedFields = [
  "cqcLocationId",
  "cqcProviderId",
  "name",
  "providerName",
  "postcode",
  "address",
  "localAuthority",
  "region",
  "serviceTypes",
  "specialisms",
  "beds",
  "careHome",
  "registration",
  "dormant",
  "rating",
  "companiesHouseNumber",
  "website",
  "phone",
] as const satisfies readonly CqcField[];

/** Compares what is stored with what a file tells, by the rule that decides what will stand. */
export function previewChange(before: CqcLocationFacts | undefined, after: CqcLocationFacts): CqcChange {
  const standing = standingFacts(before, after);
  const fields = comparedFields
    .filter((field) => !sameValue(field, before, standing))
    .map((field) => ({ field, before: before?.[field], after: standing[field] }) as FieldChange);
  if (!before) return { kind: "new", fields };
  if (fields.length > 0) return { kind: "changed", fields };
  return { kind: ratingIsStale(before, after) ? "older" : "same", fields };
}

function sameValue(field: CqcField, before: CqcLocationFacts | undefined, after: CqcLocationFacts): boolean {
  if (field === "rating") {
    if (!before?.rating || !after.rating) return before?.rating === after.rating;
    return sameRating(before.rating, after.rating);
  }
  return comparable(before?.[field]) === comparable(after[field]);
}

function comparable(value: unknown): string | undefined {
  return JSON.stringify(Array.isArray(value) ? [...(value as unknown[])].sort() : value);
}

function ratingIsStale(before: CqcLocationFacts, after: CqcLocationFacts): boolean {
  return (
    before.rating !== undefined && after.rating !== undefined && !sameRating(before.rating, after.rating)
  );
}
