import { ResponsiveTable } from "./ResponsiveTable.tsx";
import type { ToldRate } from "./told-rate.ts";

export type RateTableProps = {
  readonly caption: string;
  readonly rates: readonly ToldRate[];
  /** Where the history of a line is; without it the lines are no links. */
  readonly historyOf?: ((lineId: string) => string) | undefined;
};

/** Rates with the cap that allowed each, why each is what it is, and on which clause that rests. */
export function RateTable({ caption, rates, historyOf }: RateTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "line", label: "Service line" },
        { key: "place", label: "Where" },
        { key: "price", label: "Rate", numeric: true },
        { key: "cap", label: "Cap", numeric: true },
        { key: "why", label: "Why, and on which clause" },
        { key: "vat", label: "VAT" },
        { key: "from", label: "From" },
        { key: "until", label: "Until" },
      ]}
      rows={rates.map((rate) => ({
        key: rate.id,
        cells: {
          line: (
            <>
              {historyOf ? (
                <a className="govuk-link" href={historyOf(rate.lineId)}>
                  {rate.line}
                </a>
              ) : (
                rate.line
              )}
              <span className="app-second-line">{rate.lot}</span>
            </>
          ),
          place: rate.place,
          price: rate.price,
          cap: rate.cap,
          why: (
            <>
              {rate.why}
              {rate.clause ? <span className="app-second-line">{rate.clause}</span> : null}
            </>
          ),
          vat: rate.vat,
          from: rate.from,
          until: rate.until,
        },
      }))}
      dense
    />
  );
}
