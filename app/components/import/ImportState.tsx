import { StatusTag } from "#app/components/portal/StatusTag.tsx";

const looks = {
  checking: { word: "Being checked", colour: "blue" },
  refused: { word: "Refused", colour: "red" },
  ready: { word: "Checked, not applied", colour: "yellow" },
  applying: { word: "Being applied", colour: "blue" },
  applied: { word: "Applied", colour: "green" },
  undone: { word: "Taken back", colour: "grey" },
  failed: { word: "Failed, nothing kept", colour: "red" },
} as const;

/** The states of all files given for import; those of one kind may not know each of them. */
export type ImportStatus = keyof typeof looks;

/** Where a file given for import stands. */
export function ImportState({ status }: { readonly status: ImportStatus }) {
  return <StatusTag status={status} looks={looks} />;
}
