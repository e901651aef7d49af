import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
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
  /** The rate before it, how far the price moves from that, and whether that is outside the round's bound. */
  readonly last: string;
  readonly change: string;
  readonly outside: string;
};

/** The prices offered in a lot, each beside the cap that governs it on the effective day, and the rate before it. */
export function PricesOfLot({
  lot,
  prices,
}: {
  readonly lot: string;
  readonly prices: readonly ShownPrice[];
}) {
  const anyLast = prices.some((price) => price.last !== "None");
  return (
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
          line: price.line,
          place: price.place,
          price: (
            <PriceBesideCap
              price={price.price}
              cap={price.cap}
              unit={price.unit}
              difference={price.difference}
              over={price.over}
            />
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
  );
}
