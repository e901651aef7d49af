import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { estimatedValue } from "#app/domain/call-off/estimate.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { saveCodes, startingCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { pricesOnFile, vatSharesOn, type PriceOnFile } from "#app/data/call-off/estimates.server.ts";
import { forgetRoute, saveLotsAndLines, type LineToSave } from "#app/data/call-off/set-up.server.ts";
import { searchTerms, type SearchTerms } from "#app/data/search/terms.server.ts";
import { lookAtSteps } from "./look-at-steps.server.ts";
import { inDraft, type NotInDraft } from "./in-draft.server.ts";

/** A line as it is asked for; `stated` is the price of a unit that is expected where neither cap nor rate is on file. */
export type LineAsked = {
  readonly serviceLineId: string;
  readonly areaId: string;
  readonly units: string;
  readonly note: string;
  readonly stated: Pence | null;
};

export type LotsRefusal =
  | { readonly kind: "no-lots" | "not-your-lots" }
  | { readonly kind: "no-price"; readonly nth: number }
  | { readonly kind: "over-cap"; readonly nth: number; readonly cap: Pence }
  | { readonly kind: "twice"; readonly nth: number }
  | { readonly kind: "lot-without-line"; readonly lotId: string }
  | { readonly kind: "names-a-person"; readonly nth: number; readonly detail: PersonalDetail };

/**
 * Says which lots are called off and how much of each line, and works the value out: at the cap, else at the highest rate
 * of a member, else at a stated price. Only lots on which the commissioner is named, each with a line. Other lots bring their
 * own codes for notices with them. Steps by which people move through the lots stand while they still fit.
 */
export function setLots(
  actor: StaffActor,
  callOffId: string,
  lotIds: readonly string[],
  lines: readonly LineAsked[],
): Promise<Verdict<{ readonly value: Pence; readonly stepsForgotten: boolean }, LotsRefusal | NotInDraft>> {
  return inDraft(actor, callOffId, "lots", async (tx, callOff, now) => {
    const today = dayOf(now);
    const { frameworks } = await searchTerms(tx, actor.commissionerId, today);
    const terms = frameworks.find(({ frameworkId }) => frameworkId === callOff.frameworkId);
    const checked = check(terms, lotIds, lines);
    if (!checked.ok) return checked;
    const onFile = await pricesOnFile(tx, lines, callOff.startsOn > today ? callOff.startsOn : today);
    const priced = priceLines(checked.value, onFile);
    if (!priced.ok) return priced;
    const shares = await vatSharesOn(tx, today);
    const worth = estimatedValue(priced.value.map((line) => ({ ...line, vat: shares[line.vat] })));
    const before = new Set((await linesOfCallOff(tx, callOffId)).map(({ lotId }) => lotId));
    if (callOff.route !== null) await forgetRoute(tx, callOffId);
    await saveLotsAndLines(tx, callOff, lotIds, priced.value, worth);
    const kept = lotIds.length === before.size && lotIds.every((lotId) => before.has(lotId));
    if (!kept) await saveCodes(tx, callOffId, await startingCodes(tx, lotIds, today));
    return yes({ value: worth.value, stepsForgotten: await lookAtSteps(tx, callOffId, callOff) });
  });
}

type Placed = LineAsked & { readonly lotId: string };

function check(
  terms: SearchTerms | undefined,
  lotIds: readonly string[],
  lines: readonly LineAsked[],
): Verdict<readonly Placed[], LotsRefusal> {
  const lots = terms?.lots.filter(({ id }) => lotIds.includes(id)) ?? [];
  if (lotIds.length === 0) return no({ kind: "no-lots" });
  if (lots.length !== lotIds.length) return no({ kind: "not-your-lots" });
  const placed: Placed[] = [];
  for (const [nth, line] of lines.entries()) {
    const lot = lots.find((one) => one.lines.some(({ id }) => id === line.serviceLineId));
    if (!lot || !terms?.areas.some(({ id }) => id === line.areaId)) return no({ kind: "not-your-lots" });
    if (placed.some((one) => one.serviceLineId === line.serviceLineId && one.areaId === line.areaId))
      return no({ kind: "twice", nth });
    const detail = personalDetailIn(line.note);
    if (detail) return no({ kind: "names-a-person", nth, detail });
    placed.push({ ...line, lotId: lot.id });
  }
  const empty = lotIds.find((lotId) => !placed.some((line) => line.lotId === lotId));
  return empty === undefined ? yes(placed) : no({ kind: "lot-without-line", lotId: empty });
}

function priceLines(
  lines: readonly Placed[],
  onFile: readonly PriceOnFile[],
): Verdict<readonly LineToSave[], LotsRefusal> {
  const priced: LineToSave[] = [];
  for (const [nth, { stated, ...line }] of lines.entries()) {
    const found = onFile.find(
      (one) => one.serviceLineId === line.serviceLineId && one.areaId === line.areaId,
    );
    const cap = found?.cap ?? null;
    if (stated !== null && cap !== null && stated > cap) return no({ kind: "over-cap", nth, cap });
    const estimate = stated ?? cap ?? found?.highestRate ?? null;
    if (estimate === null) return no({ kind: "no-price", nth });
    const estimateFrom = stated !== null ? "STATED" : cap !== null ? "CAP" : "HIGHEST_RATE";
    priced.push({ ...line, estimate, estimateFrom, vat: found?.vat ?? "EXEMPT" });
  }
  return yes(priced);
}
