import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import type { ScreeningResult } from "#app/domain/evaluation/screening.ts";

const looks = {
  PASS: { word: "Passed", colour: "green" },
  REFER: { word: "To judge", colour: "yellow" },
  FAIL: { word: "Failed", colour: "red" },
} as const;

/** What a pass/fail question, or all of them, come to. */
export function ScreeningTag({ result }: { readonly result: ScreeningResult }) {
  return <StatusTag status={result} looks={looks} />;
}
