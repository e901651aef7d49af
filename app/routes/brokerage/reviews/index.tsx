import { reviews } from "#app/data/brokerage/reviews.server.ts";
import { reading } from "#app/data/db.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ReviewList, type ListedReview } from "#app/components/portal/ReviewList.tsx";
import { UpkeepNavigation } from "../upkeep-navigation.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Reviews") }];

export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read" },
  async ({ actor, url }) => {
    const all = await reading(actor, (tx) => reviews(tx));
    const listed = all.map((review) => ({ ...review, fromOn: shortDay(review.fromOn) }));
    const waits = (review: (typeof listed)[number]) => review.decidedAt === null && !review.withdrawn;
    return {
      waiting: listed.filter(waits),
      done: listed.filter((review) => !waits(review)),
      decided: url.searchParams.get("done") === "decided",
    };
  },
);

export default function Reviews() {
  const { waiting, done, decided } = useLoaderData<typeof loader>();
  return (
    <>
      {decided ? <NotificationBanner type="success" text="Decided. The provider has been told." /> : null}
      <PageHeading>Reviews</PageHeading>
      <UpkeepNavigation current="reviews" />
      <p className="govuk-body">
        Providers propose fewer or more of what they give a person. An assessor decides; an agreed change ends
        the old part and begins another at the same price.
      </p>
      {waiting.length === 0 ? (
        <EmptyState title="No proposal waits for an assessor">
          What providers propose is listed here, the oldest first.
        </EmptyState>
      ) : (
        <ReviewList caption="Waiting for an assessor" reviews={waiting} nameOf={Name} withProvider />
      )}
      <ReviewList caption="Decided and withdrawn" reviews={done} nameOf={Name} withProvider />
    </>
  );
}

function Name({ id, reference }: ListedReview) {
  return (
    <a className="govuk-link" href={paths.review(id)}>
      {reference}
    </a>
  );
}
