import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import { codesOfLots, type CpvCode } from "#app/domain/call-off/cpv.ts";
import { toColumn } from "../days.server.ts";
import type { Tx } from "../db.server.ts";

const fact = z.object({
  codes: z.array(z.object({ code: z.string(), title: z.string() })),
  general: z.string(),
});

/** The codes of social care that are on file on a day, with where they are from; none where nobody has loaded them. */
export async function cpvCodesOn(
  tx: Tx,
  day: Day,
): Promise<{
  readonly codes: readonly CpvCode[];
  readonly general: string | null;
  readonly source: string;
  readonly uncertain: boolean;
}> {
  const row = await tx.referenceFact.findFirst({
    where: { key: "cpv-codes", fromOn: { lte: toColumn(day) } },
    orderBy: { fromOn: "desc" },
    select: { value: true, source: true, uncertain: true },
  });
  if (!row) return { codes: [], general: null, source: "", uncertain: true };
  const { codes, general } = fact.parse(row.value);
  return { codes, general, source: row.source, uncertain: row.uncertain };
}

/** The codes that a call-off of these lots starts with on a day; none where no codes are on file. */
export async function startingCodes(tx: Tx, lotIds: readonly string[], day: Day): Promise<readonly string[]> {
  const { general } = await cpvCodesOn(tx, day);
  if (general === null) return [];
  const lots = await tx.lot.findMany({
    where: { id: { in: [...lotIds] } },
    orderBy: { number: "asc" },
    select: { cpvCode: true },
  });
  return codesOfLots(
    lots.map(({ cpvCode }) => cpvCode),
    general,
  );
}

/** Writes down under which codes notices of a draft are published. */
export async function saveCodes(tx: Tx, callOffId: string, codes: readonly string[]) {
  await tx.callOff.updateMany({ where: { id: callOffId }, data: { cpvCodes: [...codes] } });
}

/** Codes with what they stand for, as a sentence shows them; a code that is on file no more stands alone. */
export async function namedCodes(tx: Tx, codes: readonly string[], day: Day): Promise<readonly string[]> {
  const known = new Map((await cpvCodesOn(tx, day)).codes.map(({ code, title }) => [code, title]));
  return codes.map((code) => `${code} ${known.get(code) ?? ""}`.trimEnd());
}

/** The codes of what a notice is about: a call-off's or a contract's; a round has none. */
export async function codesOfSubject(
  tx: Tx,
  { subjectKind, subjectId: id }: { readonly subjectKind: string; readonly subjectId: string },
): Promise<readonly string[]> {
  const asked = { where: { id }, select: { cpvCodes: true } };
  if (subjectKind === "CALL_OFF") return (await tx.callOff.findUnique(asked))?.cpvCodes ?? [];
  return subjectKind === "CONTRACT" ? ((await tx.contract.findUnique(asked))?.cpvCodes ?? []) : [];
}
