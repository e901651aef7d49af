import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import type { SearchTerms } from "#app/data/search/terms.server.ts";
import { pageLinks } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import type { SearchTyped } from "#app/web/search-question.server.ts";
import { SearchFilters } from "./search-filters.tsx";
import { NearMisses, SearchResults } from "./search-results.tsx";
import type { NearMissRow, ResultRow } from "./search-view.ts";

export type SearchPageProps = {
  readonly frameworks: readonly Pick<SearchTerms, "reference" | "title">[];
  readonly terms: SearchTerms | null;
  readonly typed: SearchTyped;
  readonly errors: Readonly<Record<string, string>>;
  /** The filter as it stands in links. */
  readonly query: string;
  readonly answer: SearchPageAnswer | null;
};

export type SearchPageAnswer = {
  readonly total: number;
  /** The service line whose prices are shown. */
  readonly lineShown: string | null;
  /** Where room is asked for, and the council has a rule: within how many days a statement of it is fresh. */
  readonly freshDays: number | null;
  readonly pages: number;
  readonly current: number;
  readonly rows: readonly ResultRow[];
  readonly nearMisses: readonly NearMissRow[];
};

/** Who can take this person: the filters on one side, who fits and who nearly does on the other. */
export function SearchPage({ frameworks, terms, typed, errors, query, answer }: SearchPageProps) {
  if (!terms) return <NoFramework errors={errors} />;
  return (
    <>
      <FormErrors errors={errors} />
      <PageHeading caption={terms.title}>Find a provider</PageHeading>
      {answer ? (
        <p className="govuk-body app-to-results">
          <a className="govuk-link" href="#results">
            {countOf(answer.total)}: go to the results
          </a>
        </p>
      ) : null}
      <FilterPanel
        long
        title="What is needed"
        submitText="Search"
        clearHref={paths.search}
        filters={<SearchFilters frameworks={frameworks} terms={terms} typed={typed} errors={errors} />}
      >
        {answer ? (
          <Answer answer={answer} query={query} />
        ) : (
          <NothingAsked wrong={Object.keys(errors).length > 0} />
        )}
      </FilterPanel>
    </>
  );
}

function Answer({ answer, query }: { readonly answer: SearchPageAnswer; readonly query: string }) {
  const { total, pages, current, rows, nearMisses, freshDays } = answer;
  return (
    <>
      <h2 className="govuk-heading-m" id="results">
        {countOf(total)}
      </h2>
      {freshDays !== null && total > 1 ? (
        <p className="govuk-body">
          Where all else is equal, room stated in the last {freshDays === 1 ? "day" : `${freshDays} days`}{" "}
          comes before room stated longer ago.
        </p>
      ) : null}
      {rows.length > 0 ? (
        <SearchResults caption={captionOf(answer)} rows={rows} />
      ) : (
        <NoneHere answer={answer} query={query} />
      )}
      {pages > 1 && rows.length > 0 ? (
        <Pagination {...pageLinks(current, pages, (page) => addressOf(query, page))} />
      ) : null}
      {total > 0 ? (
        <DownloadLinks
          what={total === 1 ? "this result" : `these ${total.toLocaleString("en-GB")} results`}
          links={[{ href: `${paths.searchRows}?${query}`, format: "CSV" }]}
        />
      ) : null}
      {nearMisses.length > 0 ? <NearMisses rows={nearMisses} /> : null}
    </>
  );
}

function countOf(total: number): string {
  if (total === 0) return "Nobody meets all of this";
  return total === 1
    ? "1 place can take this person"
    : `${total.toLocaleString("en-GB")} places can take this person`;
}

function captionOf({ total, pages, current, lineShown }: SearchPageAnswer): string {
  const which =
    pages === 1
      ? "Everyone who meets all of this"
      : `Page ${current} of ${pages}, of ${total.toLocaleString("en-GB")} that meet all of this`;
  return lineShown ? `${which}. Prices are for: ${lineShown}` : which;
}

/** A page past the last, or nobody at all: then what to widen. */
function NoneHere({ answer, query }: { readonly answer: SearchPageAnswer; readonly query: string }) {
  if (answer.total > 0) {
    return (
      <EmptyState title="There is no such page" headingLevel={3}>
        <a className="govuk-link" href={addressOf(query, 1)}>
          Go to the first page of results
        </a>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Widen the search" headingLevel={3}>
      <ul className="govuk-list govuk-list--bullet">
        <li>look further from the postcode, or in any area</li>
        <li>raise the most it may cost, or take any line of the lot</li>
        <li>leave rating and specialism open</li>
        <li>take statements of room that are older, or ask the provider</li>
      </ul>
      {answer.nearMisses.length > 0 ? "Those below fail by one thing only." : null}
    </EmptyState>
  );
}

function NothingAsked({ wrong }: { readonly wrong: boolean }) {
  return wrong ? (
    <EmptyState title="We could not search for this">Change what is marked and search again.</EmptyState>
  ) : (
    <EmptyState title="Say what is needed">
      Tick at least one lot, then search. Everything else narrows it down: where, at what price, how it is
      rated and whether there is room.
    </EmptyState>
  );
}

function NoFramework({ errors }: { readonly errors: Readonly<Record<string, string>> }) {
  return (
    <>
      <FormErrors errors={errors} targets={{ framework: "main-content" }} />
      <PageHeading>Find a provider</PageHeading>
      <EmptyState title="There is no such framework to search">
        {Object.keys(errors).length > 0 ? (
          <a className="govuk-link" href={paths.search}>
            Search the frameworks that name your organisation
          </a>
        ) : (
          "Your organisation is not named on a framework today. Ask its framework manager to name it."
        )}
      </EmptyState>
    </>
  );
}

function addressOf(query: string, page: number): string {
  const search = new URLSearchParams(query);
  if (page > 1) search.set("page", String(page));
  return `${paths.search}?${search.toString()}`;
}
