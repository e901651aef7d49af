import { no, yes, type Verdict } from "#app/domain/verdict.ts";

/** A code of the Common Procurement Vocabulary with its check digit, like "85312400-3", and what it stands for. */
export type CpvCode = { readonly code: string; readonly title: string };

export type CpvRefusal =
  { readonly kind: "no-code" } | { readonly kind: "unknown-code"; readonly code: string };

/** The codes that a call-off starts with: those that its lots usually go by, each once; the general one for a lot that names none. */
export function codesOfLots(lotCodes: readonly (string | null)[], general: string): readonly string[] {
  return [...new Set(lotCodes.map((code) => code ?? general))];
}

/** The codes under which notices of a call-off are published: one or more of those on file, in the order of the file. */
export function chooseCodes(
  chosen: readonly string[],
  known: readonly CpvCode[],
): Verdict<readonly string[], CpvRefusal> {
  if (chosen.length === 0) return no({ kind: "no-code" });
  const unknown = chosen.find((code) => !known.some((one) => one.code === code));
  if (unknown !== undefined) return no({ kind: "unknown-code", code: unknown });
  return yes(known.map(({ code }) => code).filter((code) => chosen.includes(code)));
}
