import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { streams } from "#app/domain/brokerage/funding.ts";
import { amendmentsWaiting } from "#app/data/brokerage/amendments.server.ts";
import { countPlacements, placementsAsked } from "#app/data/brokerage/placement-list.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks, lotsOf } from "#app/data/frameworks.server.ts";
import { placementLooks, streamWords } from "#app/components/placement/placement-words.ts";
import { AmendmentsTable } from "./AmendmentsTable.tsx";
import { amendmentRows } from "./amendment-view.server.ts";
import { PlacementTable } from "./PlacementTable.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { listAddress, pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { readPlacementQuestion } from "#app/web/placement-question.server.ts";

export const meta = () => [{ title: titleOf("Placements") }];
export const handle = { wide: true };

const pageSize = 50;

/** The placements of the council with their filters, the latest to start first. */
export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const question = readPlacementQuestion(url.searchParams);
      const count = await countPlacements(tx, question, today);
      const page = pageOf(url.searchParams, count, pageSize);
      const limits = { limit: pageSize, offset: (page - 1) * pageSize };
      const own = await frameworks(tx, actor.commissionerId);
      const lots = await lotsOf(
        tx,
        own.map(({ id }) => id),
      );
      return {
        ...{ question, count, page, search: url.search },
        amendments: amendmentRows(await amendmentsWaiting(tx, today)),
        lots: lots.map(({ id, number, title }) => ({ value: id, text: `${number}. ${title}` })),
        placements: (await placementsAsked(tx, question, today, limits)).map((one) => ({
          ...{ id: one.id, reference: one.reference, personRef: one.personRef, status: one.status },
          ...{ provider: one.provider, location: one.location, lot: one.lot, section117: one.section117 },
          ...{ starts: shortDay(one.fromOn), weekly: formatPounds(one.weekly) },
          ...{ unconfirmed: one.unconfirmed, funders: one.streams.map((stream) => streamWords[stream]) },
        })),
      };
    }),
);

export default function Placements() {
  const { placements, amendments, question, count, page, lots, search } = useLoaderData<typeof loader>();
  const { filters, pageHref } = listAddress(paths.placements, search);
  return (
    <>
      <PageHeading>Placements</PageHeading>
      <p className="govuk-body">
        See also the{" "}
        <a className="govuk-link" href={paths.placementsToLookAt}>
          arrangements with the NHS to look at again
        </a>{" "}
        and{" "}
        <a className="govuk-link" href={paths.placementRules}>
          who approves up to which cost
        </a>
        .
      </p>
      {filters === "" || question.status === "awaiting-approval" ? (
        <AmendmentsTable amendments={amendments} />
      ) : null}
      <FilterPanel
        clearHref={filters ? paths.placements : undefined}
        filters={<Filters {...{ question, lots }} />}
      >
        {placements.length === 0 ? (
          <EmptyState title={filters ? "No placement fits these filters" : "Nobody is placed yet"}>
            {filters
              ? "Clear a filter to see more."
              : "A placement appears here when a broker places a person from a request."}
          </EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={count === 1 ? "this placement" : `these ${count.toLocaleString("en-GB")} placements`}
              links={bothFormats((format) => `${paths.placementsFile(format)}${filters}`)}
            />
            <PlacementTable
              caption={`${count.toLocaleString("en-GB")} ${count === 1 ? "placement" : "placements"}`}
              placements={placements}
            />
            <Pagination {...pagination(page, count, pageSize, pageHref)} />
          </>
        )}
      </FilterPanel>
    </>
  );
}

type Page = Awaited<ReturnType<typeof loader>>;

function Filters({ question, lots }: Pick<Page, "question" | "lots">) {
  return (
    <>
      <Select
        name="status"
        label="Status"
        value={question.status ?? ""}
        items={[
          { value: "", text: "Every status" },
          ...Object.entries(placementLooks).map(([value, { word }]) => ({ value, text: word })),
        ]}
      />
      <Select
        name="lot"
        label="Lot"
        value={question.lotId ?? ""}
        items={[{ value: "", text: "Every lot" }, ...lots]}
      />
      <Input name="provider" label="Part of the provider’s name" value={question.provider} />
      <Input
        name="reference"
        label="Reference"
        hint="The person’s or the placement’s, whole."
        value={question.reference}
      />
      <Select
        name="funder"
        label="Who pays a share"
        value={question.funder ?? ""}
        items={[
          { value: "", text: "Anybody" },
          ...streams.map((stream) => ({ value: stream, text: streamWords[stream] })),
        ]}
      />
      <Checkboxes
        name="only"
        legend="Only"
        small
        values={[...(question.section117 ? ["s117"] : []), ...(question.unconfirmed ? ["unconfirmed"] : [])]}
        items={[
          { value: "s117", text: "Section 117 after-care" },
          { value: "unconfirmed", text: "NHS share unconfirmed" },
        ]}
      />
    </>
  );
}
