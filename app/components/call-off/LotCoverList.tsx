import { SummaryList } from "#app/components/govuk/SummaryList.tsx";

type LotCoverListProps = {
  readonly lots: readonly {
    readonly lotId: string;
    readonly lot: string;
    readonly heldBy: readonly string[];
    /** Partners that take it and may not today. */
    readonly unfit: readonly string[];
  }[];
  readonly whole: boolean;
};

/** Who of a consortium covers each lot, and whether that makes a whole. */
export function LotCoverList({ lots, whole }: LotCoverListProps) {
  return (
    <>
      <p className="govuk-body">
        {whole
          ? "Every lot is covered today: this partnership may bid."
          : "Not every lot is covered yet: this partnership may not bid today."}
      </p>
      <SummaryList
        rows={lots.map(({ lot, heldBy, unfit }) => ({
          key: lot,
          value: [
            heldBy.length > 0 ? heldBy.join(" and ") : "Nobody yet",
            ...unfit.map((name) => `${name} cannot take it today`),
          ].join(". "),
        }))}
      />
    </>
  );
}
