import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type RankingRow = {
  readonly bidId: string;
  readonly provider: string;
  /** Nothing for a bid that is not admissible. */
  readonly rank: number | null;
  readonly cost: string;
  readonly price: string;
  readonly quality: string;
  readonly total: string;
  readonly reasons: readonly string[];
};

export type RankingProps = {
  readonly rows: readonly RankingRow[];
  readonly weights: { readonly price: number; readonly quality: number };
  readonly caption?: string;
};

/** Bids in their order, price and quality beside each other; those not admissible last, with the reasons. */
export function RankingTable({ rows, weights, caption = "Bids in order" }: RankingProps) {
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "bidder", label: "Bidder" },
        { key: "rank", label: "Place" },
        { key: "cost", label: "Cost over the term", numeric: true },
        { key: "price", label: `Price, of ${weights.price}`, numeric: true },
        { key: "quality", label: `Quality, of ${weights.quality}`, numeric: true },
        { key: "total", label: "Total, of 100", numeric: true },
      ]}
      rows={rows.map(({ bidId, provider, rank, reasons, ...points }) => ({
        key: bidId,
        cells: {
          bidder: provider,
          rank: rank ?? `Not admissible. ${reasons.join(". ")}`,
          ...points,
        },
      }))}
    />
  );
}
