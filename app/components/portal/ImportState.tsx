import { StatusTag } from "./StatusTag.tsx";

const looks = {
  checking: { word: "Being checked", colour: "blue" },
  refused: { word: "Refused", colour: "red" },
  ready: { word: "Checked, not applied", colour: "yellow" },
  applying: { word: "Being applied", colour: "blue" },
  applied: { word: "Applied", colour: "green" },
  failed: { word: "Failed, nothing kept", colour: "red" },
} as const;

/** Where a file given for import stands. */
export function ImportState({ status }: { readonly status: keyof typeof looks }) {
  return <StatusTag status={status} looks={looks} />;
}

export const importKindWords = {
  cqc: "CQC locations and ratings",
  postcodes: "Postcodes and their places",
  "bank-holidays": "Bank holidays",
} as const;
