import { aWeek, savingKindWords, savingLooks } from "#app/components/brokerage/enquiry-words.ts";
import { Select } from "#app/components/govuk/Select.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { savingsAsked } from "#app/data/brokerage/savings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { savingKinds, savingStates, sumByKind } from "#app/domain/brokerage/saving.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { filtersOf } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { readSavingsQuestion, yearInWords } from "./savings-question.server.ts";

export const meta = () => [{ title: titleOf("Savings") }];
export const handle = { wide: true };

const mostShown = 200;
const firstYear = 2025;

export const loader = guardLoader({ area: "brokerage", permission: "saving:read" }, async ({ actor, url }) =>
  reading(actor, async (tx, now) => {
    const question = readSavingsQuestion(url.searchParams);
    const savings = await savingsAsked(tx, question);
    const [all, proven] = [
      sumByKind(savings, ["proposed", "agreed", "evidenced", "validated"]),
      sumByKind(savings, ["validated"]),
    ];
    const lastYear = Number(dayOf(now).slice(0, 4)) + 1;
    return {
      ...{ question, search: url.search, count: savings.length },
      years: Array.from({ length: lastYear - firstYear + 1 }, (_, n) => firstYear + n).map((year) => ({
        ...{ value: String(year), text: yearInWords(year) },
      })),
      sums: savingKinds.map((kind) => ({
        ...{ kind: savingKindWords[kind], part: formatPounds(all[kind].partYear) },
        ...{ full: formatPounds(all[kind].fullYear), provenPart: formatPounds(proven[kind].partYear) },
        provenFull: formatPounds(proven[kind].fullYear),
      })),
      savings: savings.slice(0, mostShown).map((saving) => ({
        ...{ id: saving.id, kind: savingKindWords[saving.kind], state: saving.state },
        what: [saving.reference, saving.provider].filter(Boolean).join(", ") || saving.words,
        sum:
          saving.weekly === null
            ? `${formatPounds(saving.once ?? saving.partYear)} once`
            : aWeek(saving.weekly),
        ...{
          from: shortDay(saving.fromOn),
          part: formatPounds(saving.partYear),
          full: formatPounds(saving.fullYear),
        },
      })),
      done: url.searchParams.get("done") === "recorded" ? "The saving is proposed." : null,
    };
  }),
);

export default function Savings() {
  const { question, years, sums, savings, count, search, done } = useLoaderData<typeof loader>();
  const filters = filtersOf(search);
  const every = { value: "", text: "All" };
  return (
    <>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading>Savings</PageHeading>
      <FilterPanel
        clearHref={filters ? paths.savings : undefined}
        filters={
          <>
            <Select
              name="kind"
              label="Kind"
              value={question.kind ?? ""}
              items={[every, ...savingKinds.map((value) => ({ value, text: savingKindWords[value] }))]}
            />
            <Select
              name="state"
              label="State"
              value={question.state ?? ""}
              items={[every, ...savingStates.map((value) => ({ value, text: savingLooks[value].word }))]}
            />
            <Select
              name="year"
              label="Begins in the financial year"
              value={question.year === null ? "" : String(question.year)}
              items={[every, ...years]}
            />
          </>
        }
      >
        <ResponsiveTable
          dense
          caption="Sums by kind, never added together"
          columns={[
            { key: "kind", label: "Kind" },
            { key: "part", label: "Part year", numeric: true },
            { key: "full", label: "Full year", numeric: true },
            { key: "provenPart", label: "Validated, part year", numeric: true },
            { key: "provenFull", label: "Validated, full year", numeric: true },
          ]}
          rows={sums.map(({ kind, ...cells }) => ({ key: kind, cells: { kind, ...cells } }))}
        />
        <p className="govuk-body">
          Reversed savings are left out. A part year runs to 31 March; a full year has 365 days.
        </p>
        {savings.length === 0 ? (
          <EmptyState title={filters ? "No saving fits these filters" : "No saving is on file yet"}>
            A saving follows by rule when a price is agreed below its baseline.
          </EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={count === 1 ? "this saving" : `these ${count} savings`}
              links={(["csv", "xlsx"] as const).map((format) => ({
                href: `${paths.savingsFile(format)}${filters}`,
                format: format.toUpperCase(),
              }))}
            />
            <ResponsiveTable
              dense
              caption={count === 1 ? "1 saving" : `${count} savings, the newest first`}
              columns={[
                { key: "what", label: "Of what" },
                { key: "kind", label: "Kind" },
                { key: "state", label: "State" },
                { key: "sum", label: "Saved", numeric: true },
                { key: "from", label: "From" },
                { key: "part", label: "Part year", numeric: true },
                { key: "full", label: "Full year", numeric: true },
              ]}
              rows={savings.map(({ id, what, state, ...cells }) => ({
                key: id,
                cells: {
                  ...cells,
                  what: (
                    <a className="govuk-link" href={paths.saving(id)}>
                      {what}
                    </a>
                  ),
                  state: <StatusTag status={state} looks={savingLooks} />,
                },
              }))}
            />
            {count > savings.length ? (
              <p className="govuk-body">The first {savings.length} are shown; the files hold all of them.</p>
            ) : null}
          </>
        )}
      </FilterPanel>
    </>
  );
}
