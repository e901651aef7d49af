import { SummaryList } from "#app/components/govuk/SummaryList.tsx";

type LotCoverListProps = {
  readonly places: readonly {
    readonly key: string;
    /** A lot, with its area where its lines are not for everywhere. */
    readonly place: string;
    readonly heldBy: readonly string[];
    /** Partners that take it and may not today. */
    readonly unfit: readonly string[];
  }[];
};

/** Who of a bid covers each lot today. */
export function LotCoverList({ places }: LotCoverListProps) {
  return (
    <SummaryList
      rows={places.map(({ place, heldBy, unfit }) => ({
        key: place,
        value: [
          heldBy.length > 0 ? `Held by ${heldBy.join(" and ")}` : "Nobody yet",
          ...unfit.map((name) => `${name} cannot take it today`),
        ].join(". "),
      }))}
    />
  );
}
