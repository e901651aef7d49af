import { compareDays, type Day } from "#app/domain/calendar.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { weeklyCostOf, type Frequency } from "./weekly-cost.ts";

/** What governs the price of a line on a day: the member's framework rate, the cap, and an exception that holds. */
export type PriceOfDay = {
  readonly areaId: string;
  readonly rate: { readonly id: string; readonly pence: Pence } | null;
  readonly cap: { readonly id: string; readonly pence: Pence } | null;
  readonly exception: { readonly id: string; readonly pence: Pence } | null;
};

/** A line of an offer as it is said: the price of a unit, and why it is above the rate. */
export type SaidLine = { readonly serviceLineId: string; readonly pence: Pence; readonly reason: string };

/** A line as it was asked for, with what governs its price today. */
export type AskedLine = PriceOfDay & {
  readonly serviceLineId: string;
  readonly per: Frequency;
  readonly units: string;
};

/** A line of an offer that may stand: with the exception that allows it, where it is above the cap. */
export type OfferLine = SaidLine & AskedLine & { readonly exceptionId: string | null };

export type LineRefusal =
  | { readonly kind: "reason-missing"; readonly serviceLineId: string; readonly ratePence: Pence | null }
  | { readonly kind: "over-cap"; readonly serviceLineId: string; readonly capPence: Pence };

export type OfferRefusal =
  | LineRefusal
  | { readonly kind: "line-missing"; readonly serviceLineId: string }
  | { readonly kind: "starts-in-the-past" }
  | { readonly kind: "names-a-person"; readonly at: string; readonly detail: PersonalDetail };

/** An offer as it is said. */
export type SaidOffer = {
  readonly startsOn: Day;
  readonly conditions: string;
  readonly lines: readonly SaidLine[];
};

export type CheckedOffer = Omit<SaidOffer, "lines"> & {
  readonly lines: readonly OfferLine[];
  readonly weekly: Pence;
};

/**
 * An offer prices every line that was asked for, starts on this day or later and names no person. Above the rate (or
 * where there is none) a line has a reason; above the cap it has an approved exception that reaches so far.
 */
export function checkOffer(
  said: SaidOffer,
  asked: readonly AskedLine[],
  today: Day,
): Verdict<CheckedOffer, OfferRefusal> {
  if (compareDays(said.startsOn, today) < 0) return no({ kind: "starts-in-the-past" });
  const lines: OfferLine[] = [];
  for (const line of asked) {
    const own = said.lines.find(({ serviceLineId }) => serviceLineId === line.serviceLineId);
    if (!own) return no({ kind: "line-missing", serviceLineId: line.serviceLineId });
    const checked = checkLine(own, line);
    if (!checked.ok) return checked;
    lines.push(checked.value);
  }
  for (const [at, text] of [["conditions", said.conditions], ...lines.map(reasonOf)] as const) {
    const detail = personalDetailIn(text);
    if (detail) return no({ kind: "names-a-person", at, detail });
  }
  return yes({ ...said, lines, weekly: weeklyCostOf(lines) });
}

/** Whether a price is above the member's own rate, or has none to stand beside. */
export function isAboveRate(price: number, ratePence: number | null): boolean {
  return ratePence === null || price > ratePence;
}

function checkLine(said: SaidLine, asked: AskedLine): Verdict<OfferLine, LineRefusal> {
  const { serviceLineId, pence, reason } = said;
  const ratePence = asked.rate?.pence ?? null;
  if (isAboveRate(pence, ratePence) && reason.trim() === "")
    return no({ kind: "reason-missing", serviceLineId, ratePence });
  const overCap = asked.cap !== null && pence > asked.cap.pence;
  if (asked.cap && overCap && (!asked.exception || pence > asked.exception.pence))
    return no({ kind: "over-cap", serviceLineId, capPence: asked.cap.pence });
  return yes({ ...asked, ...said, exceptionId: overCap ? (asked.exception?.id ?? null) : null });
}

function reasonOf({ serviceLineId, reason }: SaidLine): readonly [string, string] {
  return [`reason-${serviceLineId}`, reason];
}
