import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { PriceBesideCap } from "#app/components/portal/PriceBesideCap.tsx";

/** A price as a page shows it, beside its cap; every amount in words. */
export type ShownPrice = {
  readonly key: string;
  readonly line: string;
  readonly place: string;
  readonly price: string;
  readonly cap: string;
  readonly unit: string;
  readonly difference: string;
  readonly over: boolean;
  /** That it is below its floor, with the floor; "" where it is not. */
  readonly below: string;
  /** How VAT falls on it, where that is not as on its lot. */
  readonly vat: string;
  /** The rate before it, how far the price moves from that, and whether that is outside the round's bound. */
  readonly last: string;
  readonly change: string;
  readonly outside: string;
};

/** The prices offered in a lot, each beside the cap that governs it on the effective day, and the rate before it; below them, how those below their floor would be kept up. */
export function PricesOfLot({
  lot,
  prices,
  keptUp,
}: {
  readonly lot: string;
  readonly prices: readonly ShownPrice[];
  /** What the applicant says of prices below their floor; "" where it was not asked. */
  readonly keptUp: string;
}) {
  const anyLast = prices.some((price) => price.last !== "None");
  return (
    <>
      <ResponsiveTable
        caption={lot}
        captionSize="s"
        dense
        columns={[
          { key: "line", label: "Service line" },
          { key: "place", label: "Where" },
          { key: "price", label: "Price beside its cap", numeric: true },
          ...(anyLast
            ? [
                { key: "last", label: "Last rate", numeric: true },
                { key: "change", label: "Change", numeric: true },
              ]
            : []),
        ]}
        rows={prices.map((price) => ({
          key: price.key,
          cells: {
            line: (
              <>
                {price.line}
                {price.vat ? <span className="app-aside"> {price.vat}</span> : null}
              </>
            ),
            place: price.place,
            price: (
              <>
                <PriceBesideCap
                  price={price.price}
                  cap={price.cap}
                  unit={price.unit}
                  difference={price.difference}
                  over={price.over}
                />
                {price.below ? <span className="app-aside"> {price.below}</span> : null}
              </>
            ),
            last: price.last,
            change: (
              <>
                {price.change || "–"}
                {price.outside ? <span className="app-aside"> {price.outside}</span> : null}
              </>
            ),
          },
        }))}
      />
      {prices.some((price) => price.below) ? (
        <>
          <h3 className="govuk-heading-s">How prices below their lawful cost would be kept up</h3>
          <div className="app-answer">
            <Paragraphs text={keptUp || "It was not asked when this application was sent."} />
          </div>
        </>
      ) : null}
    </>
  );
}
