import { SummaryList, type SummaryRow } from "#app/components/govuk/SummaryList.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type BlockSums = {
  readonly terms: readonly { readonly key: string; readonly value: string }[];
  /** At which use the block costs no more than buying singly, in a sentence. */
  readonly breakEven: string;
  /** What a used unit costs at each occupancy. */
  readonly table: readonly {
    readonly occupancy: string;
    readonly used: string;
    readonly paid: string;
    readonly price: string;
    readonly saving: string;
  }[];
};

type Props = {
  readonly title: string;
  readonly sums: BlockSums;
  readonly change?: SummaryRow["actions"] | undefined;
};

/** The terms of a line of a block with their sums shown: what a used unit really costs, and from where it pays. */
export function BlockTerms({ title, sums, change }: Props) {
  return (
    <>
      <SummaryList
        card={{ title, actions: change }}
        rows={sums.terms.map(({ key, value }) => ({ key, value }))}
      />
      <p className="govuk-body">{sums.breakEven}</p>
      <ResponsiveTable
        caption="What a used unit costs"
        captionSize="s"
        columns={[
          { key: "occupancy", label: "Used" },
          { key: "used", label: "Units", numeric: true },
          { key: "paid", label: "Paid in all", numeric: true },
          { key: "price", label: "A used unit costs", numeric: true },
          { key: "saving", label: "Against buying singly", numeric: true },
        ]}
        rows={sums.table.map((row) => ({ key: row.occupancy, cells: { ...row } }))}
      />
    </>
  );
}
