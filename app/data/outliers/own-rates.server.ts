import type { Day } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import type { Tx } from "../db.server.ts";
import {
  rateColumns,
  rateOf,
  ratesOfOn,
  rateTables,
  type RateInWords,
  type RateInWordsRow,
} from "./rates-in-words.ts";

/** A provider's own rate beside rounded figures of at least ten other providers; null where there are fewer. */
export type OwnRateBesideOthers = RateInWords & {
  readonly others: { readonly lower: Pence; readonly median: Pence; readonly upper: Pence } | null;
};

/** The acting provider's rates that hold on a day, each beside what it may know of the others'. */
export async function ownRatesBesideOthers(
  tx: Tx,
  providerId: string,
  today: Day,
): Promise<readonly OwnRateBesideOthers[]> {
  type Row = RateInWordsRow & {
    readonly lower: number | null;
    readonly median: number | null;
    readonly upper: number | null;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${rateColumns}, o.lower, o.median, o.upper FROM ${rateTables}
    LEFT JOIN app.rates_of_others() o ON o.service_line_id = r.service_line_id AND o.area_id = r.area_id
    WHERE ${ratesOfOn(providerId, today)}`;
  return rows.map(({ lower, median, upper, ...row }) => ({
    ...rateOf(row),
    others:
      lower === null || median === null || upper === null
        ? null
        : { lower: pence(lower), median: pence(median), upper: pence(upper) },
  }));
}
