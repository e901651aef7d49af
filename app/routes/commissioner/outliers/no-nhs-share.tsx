import { Input } from "#app/components/govuk/Input.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { OutlierNavigation } from "./OutlierNavigation.tsx";
import { DownloadLinks, bothFormats } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { reading } from "#app/data/db.server.ts";
import { countWithoutNhs, placementsWithoutNhs } from "#app/data/outliers/no-nhs-share.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPounds } from "#app/domain/money.ts";
import { data } from "#app/framework.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { listAddress, pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { readNoNhsQuestion } from "./no-nhs-question.server.ts";
import { lotChoices } from "#app/web/queue-row.server.ts";

export const meta = () => [{ title: titleOf("Placements without an NHS share") }];
export const handle = { wide: true };

const pageSize = 50;

/** Placements under section 117 or for a learning disability above a weekly cost towards which the NHS pays nothing. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const question = await readNoNhsQuestion(tx, actor, url.searchParams, today);
      const { count, weekly } = await countWithoutNhs(tx, { ...question, today });
      const page = pageOf(url.searchParams, count, pageSize);
      const limits = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = await placementsWithoutNhs(tx, { ...question, today }, limits);
      return data(
        {
          ...{ count, page, search: url.search, lots: await lotChoices(tx, actor) },
          question: { typed: question.typed, lotId: question.lotId, error: question.error },
          ...{ above: formatPounds(question.above), weekly: formatPounds(weekly) },
          opens: mayDo(actor, "placement:read"),
          rows: rows.map((row) => ({
            ...row,
            ...{ weekly: formatPounds(row.weekly), from: shortDay(row.fromOn) },
            why: [
              ...(row.section117 ? ["Section 117"] : []),
              ...(row.learningDisability ? ["Learning disability"] : []),
            ].join(", "),
          })),
        },
        { status: question.error ? 400 : 200 },
      );
    }),
);

export default function NoNhsShare() {
  const { question, count, page, search, lots, above, weekly, rows, opens } = useLoaderData<typeof loader>();
  const { filters, pageHref } = listAddress(paths.noNhsShare, search);
  return (
    <>
      <FormErrors errors={question.error ? { above: question.error } : undefined} />
      <PageHeading>Placements without an NHS share</PageHeading>
      <p className="govuk-body">
        Running placements under section 117 or for a person with a learning disability that cost more than{" "}
        {above} a week and towards which the NHS pays nothing. Whether it should is for the ICB and the
        council to settle; nursing contributions are no share.
      </p>
      <OutlierNavigation here={paths.noNhsShare} />
      <FilterPanel
        clearHref={filters ? paths.noNhsShare : undefined}
        filters={
          <>
            <Input
              name="above"
              label="Above, in pounds a week"
              prefix="£"
              width={5}
              inputMode="decimal"
              value={question.typed}
              error={question.error}
            />
            <Select
              name="lot"
              label="Lot"
              value={question.lotId ?? ""}
              items={[{ value: "", text: "Every lot" }, ...lots]}
            />
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title="No such placement runs">Ask for a lower sum, or for every lot.</EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={count === 1 ? "this placement" : `these ${count.toLocaleString("en-GB")} placements`}
              links={bothFormats((format) => `${paths.noNhsShareFile(format)}${filters}`)}
            />
            <ResponsiveTable
              dense
              caption={`${count.toLocaleString("en-GB")} ${count === 1 ? "placement" : "placements"}, ${weekly} a week together, the dearest first`}
              columns={[
                { key: "reference", label: "Placement" },
                { key: "why", label: "For whom" },
                { key: "provider", label: "Provider" },
                { key: "lot", label: "Lot" },
                { key: "from", label: "Since" },
                { key: "weekly", label: "A week", numeric: true },
              ]}
              rows={rows.map((row) => ({
                key: row.id,
                cells: {
                  ...{
                    why: row.why,
                    provider: row.provider,
                    lot: row.lot,
                    from: row.from,
                    weekly: row.weekly,
                  },
                  reference: opens ? (
                    <a className="govuk-link app-reference" href={paths.placement(row.id)}>
                      {row.reference}
                    </a>
                  ) : (
                    row.reference
                  ),
                },
              }))}
            />
            <Pagination {...pagination(page, count, pageSize, pageHref)} />
          </>
        )}
      </FilterPanel>
    </>
  );
}
