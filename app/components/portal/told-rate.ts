import { shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import { formatPrice, type Unit } from "#app/domain/framework/unit.ts";
import type { Pence } from "#app/domain/money.ts";
import type { RateReason } from "#app/domain/pricing/rate-reason.ts";
import { vatWords, type VatTreatment } from "#app/domain/pricing/vat.ts";
import { reasonInWords } from "./rate-words.ts";

/** A rate as it is stored, with the names of what it is for. */
export type RateToTell = {
  readonly id: string;
  readonly lotNumber: number;
  readonly lotTitle: string;
  readonly serviceLineId: string;
  readonly line: string;
  readonly unit: Unit;
  readonly area: string;
  readonly location: string;
  readonly pence: Pence;
  readonly capPence: Pence | null;
  readonly reason: RateReason;
  readonly clause: string;
  readonly vat: VatTreatment;
  readonly round: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** A rate in the words of a page. */
export type ToldRate = ReturnType<typeof tellRate>;

export function tellRate(rate: RateToTell) {
  return {
    id: rate.id,
    lineId: rate.serviceLineId,
    lot: `Lot ${rate.lotNumber}, ${rate.lotTitle}`,
    line: rate.line,
    place: `${rate.location}, ${rate.area.toLowerCase()}`,
    price: formatPrice(rate.pence, rate.unit),
    cap: rate.capPence === null ? "No cap" : formatPrice(rate.capPence, rate.unit),
    why: reasonInWords(rate.reason, rate.round),
    clause: rate.clause,
    vat: vatWords[rate.vat],
    from: shortDay(rate.validFrom),
    until: rate.validTo ? shortDay(rate.validTo) : "No end set",
  };
}
