import { dayOf } from "#app/domain/calendar.ts";
import { reading } from "#app/data/db.server.ts";
import { countNotices, noticesAsked } from "#app/data/notice-list.server.ts";
import { NoticeTable } from "#app/components/contract/NoticeTable.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { readNoticeQuestion } from "#app/web/notice-question.server.ts";
import { noticeRows } from "#app/web/notice-table.server.ts";
import { filtersOf, pageOf, pagesOf } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Notices") }];
export const handle = { wide: true };

const pageSize = 50;

/** The notices that rounds, call-offs and contracts have made due, or why none is. */
export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const question = readNoticeQuestion(url.searchParams);
      const count = await countNotices(tx, question, today);
      const page = pageOf(url.searchParams, count, pageSize);
      const limits = { limit: pageSize, offset: (page - 1) * pageSize };
      return {
        ...{ question, count, page, today },
        search: url.search,
        overdue: await countNotices(tx, { state: "overdue", about: null }, today),
        notices: noticeRows(await noticesAsked(tx, question, today, limits)),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  filed: "The notice is marked as filed.",
  reopened: "The notice is open again.",
};

export default function Obligations() {
  const page = useLoaderData<typeof loader>();
  const { question, count, notices, today, overdue, done } = page;
  const filters = filtersOf(page.search);
  return (
    <>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading>Notices</PageHeading>
      <p className="govuk-body">
        What the law asks you to publish about rounds, call-offs and contracts: by when, how the days are
        counted, and why; or why it is not owed. Publish each one yourself, then mark it as filed here.
      </p>
      <p className="govuk-body">
        {overdue === 0
          ? "None is overdue."
          : overdue === 1
            ? "1 notice is overdue."
            : `${overdue} notices are overdue.`}
      </p>
      <FilterPanel
        clearHref={filters ? paths.obligations : undefined}
        filters={
          <>
            <Select
              name="state"
              label="State"
              value={question.state ?? "all"}
              items={[
                { value: "open", text: "Due or overdue" },
                { value: "overdue", text: "Overdue" },
                { value: "filed", text: "Filed" },
                { value: "exempt", text: "Not owed" },
                { value: "all", text: "Every state" },
              ]}
            />
            <Select
              name="about"
              label="About"
              value={question.about ?? ""}
              items={[
                { value: "", text: "Everything" },
                { value: "ROUND", text: "Rounds" },
                { value: "CALL_OFF", text: "Call-offs" },
                { value: "CONTRACT", text: "Contracts" },
              ]}
            />
          </>
        }
      >
        {notices.length === 0 ? (
          <EmptyState title={filters ? "No notice fits these filters" : "No notice waits to be filed"}>
            Notices appear here when letters go out, members are admitted, call-offs are awarded, and
            contracts are made, varied or ended.
          </EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={count === 1 ? "this notice" : `these ${count} notices`}
              links={(["csv", "xlsx"] as const).map((format) => ({
                href: `${paths.obligationsFile(format)}${filters}`,
                format: format.toUpperCase(),
              }))}
            />
            <NoticeTable
              caption={count === 1 ? "1 notice" : `${count} notices, due soonest first`}
              today={today}
              notices={notices}
            />
            <Pagination
              {...pagesOf(paths.obligations, filters, { page: page.page, count, size: pageSize })}
            />
          </>
        )}
      </FilterPanel>
    </>
  );
}
