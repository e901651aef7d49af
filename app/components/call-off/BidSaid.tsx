import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type BidSaidProps = {
  readonly prices: readonly {
    readonly key: string;
    readonly title: string;
    readonly area: string;
    readonly units: string;
    readonly price: string;
    readonly rate: string;
    /** The partner whose rate it is, in a bid with partners. */
    readonly rateOf?: string | null;
    readonly cap: string;
    readonly total: string;
  }[];
  readonly total: string;
  readonly answers: readonly { readonly key: string; readonly title: string; readonly text: string }[];
};

/** What a bid says: each price beside the bidder's framework rate and the cap, and every answer as it was written. */
export function BidSaid({ prices, total, answers }: BidSaidProps) {
  return (
    <>
      <ResponsiveTable
        caption="Prices"
        columns={[
          { key: "line", label: "Line" },
          { key: "price", label: "Price", numeric: true },
          { key: "rate", label: "Framework rate", numeric: true },
          { key: "cap", label: "Cap", numeric: true },
          { key: "units", label: "Units in all", numeric: true },
          { key: "total", label: "Over the term", numeric: true },
        ]}
        rows={prices.map(({ key, title, area, price, rate, rateOf, cap, units, total: whole }) => ({
          key,
          cells: {
            ...{ price, cap, units, total: whole },
            rate: (
              <>
                {rate}
                {rateOf ? <span className="app-aside">{rateOf}</span> : null}
              </>
            ),
            line: (
              <>
                {title}
                <span className="app-aside">{area}</span>
              </>
            ),
          },
        }))}
      />
      <p className="govuk-body">
        Total over the term: <strong className="app-num">{total}</strong> without VAT.
      </p>
      {answers.map(({ key, title, text }) => (
        <section key={key} aria-labelledby={`said-${key}`}>
          <h2 className="govuk-heading-s" id={`said-${key}`}>
            {title}
          </h2>
          {text.trim() === "" ? <p className="govuk-body">No answer yet</p> : <Paragraphs text={text} />}
        </section>
      ))}
    </>
  );
}
