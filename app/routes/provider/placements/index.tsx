import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import {
  countOwnPlacements,
  ownPlacements,
  type OwnPlacement,
} from "#app/data/brokerage/placement-list.server.ts";
import { reading } from "#app/data/db.server.ts";
import { placementLooks, spanInWords } from "#app/components/placement/placement-words.ts";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Placements") }];
export const handle = { wide: true };

const size = 25;

/** Whom the provider supports, by reference, at what price, and since when. */
export const loader = guardLoader({ area: "provider", permission: "placement:own" }, async ({ actor, url }) =>
  reading(actor, async (tx, now) => {
    const count = await countOwnPlacements(tx, actor.providerId);
    const page = pageOf(url.searchParams, count, size);
    const part = { limit: size, offset: (page - 1) * size };
    const placements = await ownPlacements(tx, actor.providerId, dayOf(now), part);
    return { count, page, placements: placements.map(rowOf) };
  }),
);

function rowOf(one: OwnPlacement) {
  return {
    ...{ id: one.id, reference: one.reference, personRef: one.personRef, status: one.status },
    ...{
      location: one.location,
      lot: one.lot,
      days: spanInWords(one),
      weekly: one.status === "ended" ? "–" : formatPounds(one.weekly),
    },
    handedBack: one.handedBackOn && `Handed back from ${shortDay(one.handedBackOn)}`,
  };
}

export default function OwnPlacements() {
  const { placements, page, count } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Placements</PageHeading>
      {placements.length === 0 ? (
        <EmptyState title="Nobody is placed with you through this framework yet">
          A placement appears here once a council has approved it.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="People you support, by the council’s reference"
          captionSize="s"
          columns={[
            { key: "reference", label: "Placement" },
            { key: "status", label: "Status" },
            { key: "person", label: "Person" },
            { key: "location", label: "Where" },
            { key: "lot", label: "Lot" },
            { key: "days", label: "Days" },
            { key: "weekly", label: "A week", numeric: true },
          ]}
          rows={placements.map((one) => ({
            key: one.id,
            cells: {
              reference: (
                <a className="govuk-link app-reference" href={paths.ownPlacement(one.id)}>
                  {one.reference}
                </a>
              ),
              status: <StatusTag status={one.status} looks={placementLooks} />,
              ...{
                person: <span className="app-reference">{one.personRef}</span>,
                location: one.location,
                lot: one.lot,
                weekly: one.weekly,
              },
              days: one.handedBack ? `${one.days}. ${one.handedBack}` : one.days,
            },
          }))}
        />
      )}
      <Pagination {...pagination(page, count, size, (to) => `${paths.ownPlacements}?page=${to}`)} />
    </>
  );
}
