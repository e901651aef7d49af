import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { MatchFilters, type MatchFiltersProps } from "./match-filters.tsx";
import type { MatchRow } from "./match-rows.server.ts";
import { MatchTable, OthersTable } from "./match-tables.tsx";
import { RequestHead, type RequestHeading } from "./request-head.tsx";

type Page = MatchFiltersProps & {
  readonly head: RequestHeading;
  readonly search: string;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly placeKnown: boolean;
  readonly priced: boolean;
  readonly rows: readonly MatchRow[];
  readonly others: readonly MatchRow[];
  readonly mayKeep: boolean;
  readonly ticked: readonly string[];
};

/** The shortlist of a request: who can take the person, narrowed and sorted, to be kept for the person's choice. */
export function MatchesPage(page: Page) {
  const { head, total, pageSize, search, rows, others, placeKnown, priced } = page;
  const here = paths.requestStep(head.id, "matches");
  const to = (number: number) => {
    const address = new URLSearchParams(search);
    address.set("page", String(number));
    return `${here}?${address}`;
  };
  return (
    <>
      <RequestHead request={head} view="matches" title="Who can take the person" done={null} />
      {priced ? null : (
        <InsetText>
          No service lines are asked for yet, so nothing can be priced.{" "}
          <a className="govuk-link" href={paths.requestStep(head.id, "ladder")}>
            Choose along the care ladder
          </a>{" "}
          first.
        </InsetText>
      )}
      {placeKnown ? null : (
        <InsetText>This postcode district is not on file, so no distances are known.</InsetText>
      )}
      <FilterPanel clearHref={search ? here : undefined} filters={<MatchFilters {...page} />}>
        <h2 className="govuk-heading-m">{countOf(total)}</h2>
        {rows.length > 0 ? (
          <Shortlist {...page} />
        ) : (
          <EmptyState title={total > 0 ? "There is no such page" : "Widen the search"} headingLevel={3}>
            Look further away, or leave rating, specialism and room open.
          </EmptyState>
        )}
        <Pagination {...pagination(page.page, total, pageSize, to)} />
        {others.length > 0 ? <OthersTable rows={others} /> : null}
      </FilterPanel>
    </>
  );
}

function countOf(total: number): string {
  if (total === 0) return "Nobody meets all of this";
  return total === 1
    ? "1 place can take this person"
    : `${total.toLocaleString("en-GB")} places can take this person`;
}

function Shortlist({ rows, mayKeep, ticked }: Page) {
  const table = (
    <MatchTable
      rows={rows}
      {...(mayKeep
        ? {
            tick: (row: MatchRow) => (
              <Checkboxes
                name="place"
                idPrefix={`place-${row.key}`}
                items={[
                  {
                    value: row.value,
                    text: (
                      <span className="govuk-visually-hidden">
                        Shortlist {row.provider}, {row.place}
                      </span>
                    ),
                  },
                ]}
                values={ticked}
                small
              />
            ),
          }
        : {})}
    />
  );
  if (!mayKeep) return table;
  return (
    <form method="post" noValidate>
      {table}
      <Button preventDoubleClick>Keep those ticked for the person’s choice</Button>
    </form>
  );
}
