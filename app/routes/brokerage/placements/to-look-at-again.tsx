import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { ruleDays } from "#app/data/brokerage/placement-limits.server.ts";
import { arrangementsToLookAt } from "#app/data/brokerage/placement-list.server.ts";
import { reading } from "#app/data/db.server.ts";
import { streamWords } from "#app/components/placement/placement-words.ts";
import { PlacementTable } from "./PlacementTable.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Arrangements with the NHS to look at again") }];
export const handle = { wide: true };

/** After-care and continuing healthcare that run as they were agreed so long ago that they are due to be looked at again. */
export const loader = guardLoader({ area: "brokerage", permission: "placement:read" }, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const today = dayOf(now);
    const days = await ruleDays(tx, actor.commissionerId, "LOOK_AGAIN", today);
    const due = days === null ? [] : await arrangementsToLookAt(tx, days, today);
    return {
      days,
      placements: due.map((one) => ({
        ...{ id: one.id, reference: one.reference, personRef: one.personRef, status: one.status },
        ...{ provider: one.provider, location: one.location, lot: one.lot, section117: one.section117 },
        ...{ starts: shortDay(one.fromOn), weekly: formatPounds(one.weekly), unconfirmed: one.unconfirmed },
        funders: one.streams.map((stream) => streamWords[stream]),
      })),
    };
  }),
);

export default function ToLookAtAgain() {
  const { days, placements } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.placements}>Placements</BackLink>
      <PageHeading>Arrangements with the NHS to look at again</PageHeading>
      {days === null ? (
        <EmptyState title="Nobody has said after how many days they are looked at again">
          <a className="govuk-link" href={paths.placementRules}>
            Set it among the rules of placements
          </a>
          .
        </EmptyState>
      ) : placements.length === 0 ? (
        <EmptyState title="None is due">
          Nothing under section 117 or continuing healthcare runs unchanged for {days} days or more.
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">
            They run under section 117 or continuing healthcare, began {days} days ago or earlier, and who
            pays has not been agreed anew since. The oldest stands first.
          </p>
          <PlacementTable caption={`${placements.length} to look at again`} placements={placements} />
        </>
      )}
    </>
  );
}
