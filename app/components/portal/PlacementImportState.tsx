import { StatusTag } from "./StatusTag.tsx";

const looks = {
  refused: { word: "Refused", colour: "red" },
  ready: { word: "Checked, not applied", colour: "yellow" },
  applied: { word: "Applied", colour: "green" },
  undone: { word: "Taken back", colour: "grey" },
} as const;

/** Where a file of placements stands. */
export function PlacementImportState({ status }: { readonly status: keyof typeof looks }) {
  return <StatusTag status={status} looks={looks} />;
}
