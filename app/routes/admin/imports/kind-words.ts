import type { ImportKind } from "#app/data/import-runs.server.ts";

/** What a file of each kind holds. */
export const importKindWords: Readonly<Record<ImportKind, string>> = {
  cqc: "CQC locations and ratings",
  postcodes: "Postcodes and their places",
  "bank-holidays": "Bank holidays",
};
