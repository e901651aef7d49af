import { no, yes, type Verdict } from "./verdict.ts";

/** Why nothing of a file is taken. */
export type WholeFileRefusal =
  | { readonly kind: "no-rows" }
  | { readonly kind: "too-many-bad"; readonly badRows: number; readonly rows: number };

/** The whole-file rule: with a tenth or more of its rows bad, nothing of a file is taken. */
export function judgeFile(rows: number, badRows: number): Verdict<true, WholeFileRefusal> {
  if (rows === 0) return no({ kind: "no-rows" });
  return badRows * 10 >= rows ? no({ kind: "too-many-bad", badRows, rows }) : yes(true);
}
