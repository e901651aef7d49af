import type { CardRate } from "#app/data/rate-cards.server.ts";
import { reasonInWords } from "#app/components/portal/rate-words.ts";
import { vatWords } from "#app/domain/pricing/vat.ts";
import type { FileTable } from "./sheet-file.server.ts";

/** Rates as a table for a file: one row for each, in pounds without VAT, days as 2026-10-01. */
export function rateFile(name: string, rates: readonly CardRate[]): FileTable {
  return {
    name,
    columns: [
      ...["lot", "service_line", "area", "location", "rate_pounds", "cap_pounds", "unit", "vat", "reason"],
      ...["clause", "first_day", "first_day_no_longer"],
    ],
    rows: rates.map((rate) => [
      `${rate.lotNumber} ${rate.lotTitle}`,
      rate.line,
      rate.area,
      rate.location,
      { pence: rate.pence },
      rate.capPence === null ? "" : { pence: rate.capPence },
      rate.unit,
      vatWords[rate.vat],
      reasonInWords(rate.reason, rate.round),
      rate.clause,
      rate.validFrom,
      rate.validTo ?? "",
    ]),
  };
}
