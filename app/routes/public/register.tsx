import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { reading } from "#app/data/db.server.ts";
import { registerPageSize, searchRegister } from "#app/data/register.server.ts";
import { nobody } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RegisterEntries } from "./register-entries.tsx";
import { RegisterFilters, RegisterLetters } from "./register-filters.tsx";
import { WhatApprovedMeans } from "#app/components/portal/WhatApprovedMeans.tsx";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { data } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader, notFound } from "#app/web/guard.server.ts";
import { pageLinks } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { readRegisterQuestion } from "#app/web/register-question.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleOf("Register of approved care providers", page && { errors: page.errors, typed: {} }) },
];

/** Read as nobody, whoever looks: the register shows the same to all. */
export const loader = guardLoader({ area: "public", permission: "public:read" }, async ({ url }) => {
  const page = await reading(nobody, async (tx, now) => {
    const { question, lots, ...asked } = await readRegisterQuestion(tx, url.searchParams, dayOf(now));
    const answer = question ? await searchRegister(tx, question, lots) : { total: 0, entries: [] };
    const current = question && question.page !== "all" ? question.page : 1;
    if (current > 1 && answer.entries.length === 0) throw notFound();
    return {
      ...asked,
      lots: lots.map(({ id, plainName }) => ({ id, plainName })),
      ...answer,
      current,
      pages: Math.max(1, Math.ceil(answer.total / registerPageSize)),
      council: (await commissionerOfPage(tx, undefined)) ?? null,
      query: queryOf(url.searchParams),
    };
  });
  return data(page, { status: Object.keys(page.errors).length > 0 ? 400 : 200 });
});

/** The filter without its page, as it stands in links. */
function queryOf(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([name, value]) => name !== "page" && value !== ""));
  return kept.toString();
}

export default function Register() {
  const page = useLoaderData<typeof loader>();
  const { errors, typed, lots, areas, total, entries, current, pages, council, query } = page;
  return (
    <>
      <FormErrors errors={errors} />
      <PageHeading>Register of approved care providers</PageHeading>
      <WhatApprovedMeans council={council} />
      <FilterPanel
        title="Search the register"
        submitText="Search"
        clearHref={paths.register}
        filters={<RegisterFilters lots={lots} areas={areas} typed={typed} errors={errors} />}
      >
        {Object.keys(errors).length > 0 ? (
          <EmptyState title="We could not search for this">
            Change what is marked and search again.
          </EmptyState>
        ) : (
          <>
            <h2 className="govuk-heading-m">{countOf(total)}</h2>
            <RegisterLetters current={typed.letter} query={query} />
            <RegisterEntries entries={entries} lots={lots} />
            {total === 0 ? <NothingFound /> : null}
            {pages > 1 ? <Pagination {...pageLinks(current, pages, (n) => addressOf(query, n))} /> : null}
            <DownloadLinks
              what={`these ${total.toLocaleString("en-GB")} places`}
              links={[{ href: `${paths.registerRows}${query ? `?${query}` : ""}`, format: "CSV" }]}
            />
          </>
        )}
      </FilterPanel>
    </>
  );
}

function countOf(total: number): string {
  if (total === 0) return "No approved provider found";
  return total === 1 ? "1 approved place" : `${total.toLocaleString("en-GB")} approved places`;
}

function addressOf(query: string, page: number): string {
  const search = new URLSearchParams(query);
  if (page > 1) search.set("page", String(page));
  return search.size > 0 ? `${paths.register}?${search.toString()}` : paths.register;
}

function NothingFound() {
  return (
    <EmptyState title="Nothing matches all of this" headingLevel={3}>
      Search further away, leave out the name, or choose another kind of support. The council can help you
      look.
    </EmptyState>
  );
}
