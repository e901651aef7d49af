import type { ReactNode } from "react";
import { Button } from "#app/components/govuk/Button.tsx";
import { ResponsiveTable } from "./ResponsiveTable.tsx";
import { StatusTag } from "./StatusTag.tsx";

/** A proposal of a provider as a row. */
export type ListedReview = {
  readonly id: string;
  readonly reference: string;
  readonly providerName: string;
  readonly lineTitle: string;
  readonly per: string;
  readonly unitsBefore: string;
  readonly unitsAfter: string;
  /** Short. */
  readonly fromOn: string;
  readonly reason: string;
  readonly withdrawn: boolean;
  readonly agreed: boolean | null;
  readonly decisionWords: string;
};

type ReviewListProps = {
  readonly caption: string;
  readonly reviews: readonly ListedReview[];
  readonly withdrawable?: boolean;
  /** The placement of a row, as a link; not told where all are of one. */
  readonly nameOf?: (review: ListedReview) => ReactNode;
  readonly withProvider?: boolean;
};

const looks = {
  waiting: { word: "Waits for an assessor", colour: "yellow" },
  agreed: { word: "Agreed", colour: "green" },
  refused: { word: "Refused", colour: "red" },
  withdrawn: { word: "Withdrawn", colour: "grey" },
} as const;

type Decided = Pick<ListedReview, "withdrawn" | "agreed">;

/** Where a proposal stands. */
export function ReviewState({ review }: { readonly review: Decided }) {
  return <StatusTag status={stateOf(review)} looks={looks} />;
}

function stateOf({ withdrawn, agreed }: Decided): keyof typeof looks {
  if (withdrawn) return "withdrawn";
  return agreed === null ? "waiting" : agreed ? "agreed" : "refused";
}

/** What providers proposed for running placements, and what became of it. */
export function ReviewList({ caption, reviews, withdrawable, nameOf, withProvider }: ReviewListProps) {
  if (reviews.length === 0) return null;
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        ...(nameOf ? [{ key: "name", label: "Placement" }] : []),
        ...(withProvider ? [{ key: "provider", label: "Provider" }] : []),
        { key: "change", label: "Change" },
        { key: "from", label: "From" },
        { key: "reason", label: "Reason" },
        { key: "state", label: "State" },
      ]}
      rows={reviews.map((review) => ({
        key: review.id,
        cells: {
          name: nameOf ? <span className="app-reference">{nameOf(review)}</span> : null,
          provider: review.providerName,
          change: `${review.lineTitle}: ${review.unitsBefore} to ${review.unitsAfter} ${review.per}s a week`,
          from: review.fromOn,
          reason: review.reason,
          state: <State review={review} withdrawable={withdrawable ?? false} />,
        },
      }))}
      dense
    />
  );
}

function State({ review, withdrawable }: { readonly review: ListedReview; readonly withdrawable: boolean }) {
  return (
    <>
      <ReviewState review={review} /> {review.decisionWords}
      {withdrawable && stateOf(review) === "waiting" ? (
        <form method="post">
          <input type="hidden" name="withdraw" value={review.id} />
          <Button
            variant="secondary"
            classes="govuk-!-margin-bottom-0 govuk-!-margin-top-1"
            preventDoubleClick
          >
            Take it back
          </Button>
        </form>
      ) : null}
    </>
  );
}
