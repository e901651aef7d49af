import { DateInput } from "#app/components/govuk/DateInput.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { TrailTable } from "#app/components/portal/TrailTable.tsx";
import { countTrail, searchTrail } from "#app/data/audit-trail.server.ts";
import { reading } from "#app/data/db.server.ts";
import { namesFor } from "#app/data/trail-names.server.ts";
import { subjectNames } from "#app/domain/access/subjects.ts";
import { useLoaderData } from "#app/framework.ts";
import { data } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { searchWithout, trailSearch } from "#app/web/trail-search.server.ts";
import { tellEvent } from "#app/web/trail-words.ts";

export const meta = () => [{ title: titleOf("Audit trail") }];
export const handle = { wide: true };

const size = 50;
const boxes = ["person", "object", "day-day", "day-month", "day-year"] as const;

export const loader = guardLoader({ area: "admin", permission: "audit:read" }, async ({ actor, url }) =>
  reading(actor, async (tx) => {
    const { filter, things, errors } = await trailSearch(tx, url.searchParams);
    const bad = Object.keys(errors).length > 0;
    const count = bad ? 0 : await countTrail(tx, filter);
    const page = pageOf(url.searchParams, count, size);
    const events = bad ? [] : await searchTrail(tx, filter, { skip: (page - 1) * size, take: size });
    const names = await namesFor(tx, events);
    return data(
      {
        events: events.map((event) => tellEvent(event, names)),
        things: things
          .slice(0, 10)
          .map(({ kind, id, name }) => ({ kind, id, name: `${subjectNames[kind]} ${name}` })),
        ...{ count, page, errors },
        typed: Object.fromEntries(boxes.map((name) => [name, url.searchParams.get(name) ?? ""])),
        search: searchWithout(url.searchParams, "page"),
      },
      { status: bad ? 400 : 200 },
    );
  }),
);

export default function AuditTrail() {
  const { events, things, count, page, errors, typed, search } = useLoaderData<typeof loader>();
  const hrefOf = (number: number) => `${paths.audit}${search}${search ? "&" : "?"}page=${number}`;
  return (
    <>
      <FormErrors errors={errors} targets={{ day: "day-day" }} />
      <PageHeading>Audit trail</PageHeading>
      <p className="govuk-body">
        Every deed in the portal is one event, and each event carries a hash of all before it.{" "}
        <a className="govuk-link" href={paths.auditProof}>
          Prove that nobody edited it
        </a>
      </p>
      <FilterPanel
        title="Search"
        submitText="Search"
        clearHref={search ? paths.audit : undefined}
        filters={
          <>
            <Input
              name="person"
              label="Person"
              hint="Part of a name, or a whole email address"
              value={typed["person"]}
              error={errors["person"]}
            />
            <Input
              name="object"
              label="What it was about"
              hint="A reference like R3-0042, a name, or an id"
              value={typed["object"]}
              error={errors["object"]}
            />
            <DateInput
              id="day"
              namePrefix="day"
              legend="On which day"
              hint="For example, 4 12 2026"
              values={{ day: typed["day-day"], month: typed["day-month"], year: typed["day-year"] }}
              error={errors["day"]}
            />
          </>
        }
      >
        {things.length > 0 ? (
          <ul className="govuk-list">
            {things.map(({ kind, id, name }) => (
              <li key={id}>
                <a className="govuk-link" href={paths.auditOf(kind, id)}>
                  {kind === "application" ? `Follow ${name} from first draft to letter` : `All about ${name}`}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        {events.length === 0 ? (
          <EmptyState title="No event fits">
            Look for a shorter part of the name, another day, or clear the search.
          </EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={count === 1 ? "this event" : `these ${count.toLocaleString("en-GB")} events`}
              links={[{ href: `${paths.auditRows}${search}`, format: "CSV" }]}
            />
            <TrailTable events={events} hrefOf={paths.auditOf} />
            <Pagination {...pagination(page, count, size, hrefOf)} />
          </>
        )}
      </FilterPanel>
    </>
  );
}
