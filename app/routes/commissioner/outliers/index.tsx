import { z } from "zod";
import { askForDataOf, assignFlags } from "#app/commands/outliers/handle-flags.server.ts";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { OutlierNavigation } from "./OutlierNavigation.tsx";
import { StakesShown } from "#app/components/outliers/StakesShown.tsx";
import { DownloadLinks, bothFormats } from "#app/components/portal/DownloadLinks.tsx";
import { countRuns } from "#app/data/benchmark/outlier-runs.server.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { clientGroupsOfFlags, flagsAsked, stakesAsked } from "#app/data/outliers/flag-queue.server.ts";
import { whoWorksFlags } from "#app/data/outliers/flags.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { readFlagQuestion } from "#app/web/outlier-question.server.ts";
import { listAddress, pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { lotChoices, queueRow } from "#app/web/queue-row.server.ts";
import { QueueFilters } from "./QueueFilters.tsx";
import { Bulk, QueueTable } from "#app/components/outliers/QueueTable.tsx";

export const meta = () => [{ title: titleOf("Prices out of line") }];
export const handle = { wide: true };

const pageSize = 50;

/** The prices to ask about, worst first, with their filters and what is at stake in them. */
export const loader = guardLoader(
  { area: "commissioner", permission: "outlier:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const question = readFlagQuestion(url.searchParams, actor);
      const stakes = await stakesAsked(tx, question);
      const count = stakes.high.count + stakes.low.count;
      const page = pageOf(url.searchParams, count, pageSize);
      const flags = await flagsAsked(tx, question, { limit: pageSize, offset: (page - 1) * pageSize });
      const manages = mayDo(actor, "outlier:manage");
      return {
        ...{ question, stakes, count, page, manages, search: url.search },
        lots: await lotChoices(tx, actor),
        groups: await clientGroupsOfFlags(tx),
        rows: flags.map((flag) => queueRow(flag, now)),
        colleagues: (manages ? await whoWorksFlags(tx, actor.commissionerId) : []).map(({ id, name }) => ({
          ...{ value: id, text: id === actor.accountId ? `${name} (you)` : name },
        })),
        ...{
          done: doneInWords(url.searchParams),
          everGoneThrough: (await countRuns(tx, actor.commissionerId)) > 0,
        },
      };
    }),
);

const form = z.object({
  deed: z.enum(["data", "assign"], { error: "Select what to do with the prices" }),
  flags: z.array(z.uuid()).max(pageSize),
});

/** What is done with the prices that are ticked. */
export const action = guardAction(
  { area: "commissioner", permission: "outlier:manage" },
  async ({ actor, fields, url }) => {
    const parsed = form.safeParse({ deed: fields.text("deed"), flags: fields.all("flag") });
    if (!parsed.success) return badForm(fields, { "": "Select prices, and what to do with them" });
    const { deed, flags } = parsed.data;
    const to = z.uuid().safeParse(fields.text("to"));
    if (deed === "assign" && !to.success) return badForm(fields, { to: "Choose who is to ask about them" });
    const verdict =
      deed === "data"
        ? await askForDataOf(actor, flags)
        : await assignFlags(actor, flags, to.success ? to.data : "");
    if (verdict.ok) throw redirect(doneAddress(url, deed, verdict.value));
    return verdict.why.kind === "nothing-selected"
      ? badForm(fields, { "": "Select one price or more" })
      : refused(fields, "Choose a colleague from the list", "to");
  },
);

function doneAddress(
  url: URL,
  deed: string,
  { done, left }: { readonly done: number; readonly left: number },
) {
  const search = new URLSearchParams(url.search);
  search.set("done", `${deed}-${done}-${left}`);
  return `${paths.outliers}?${search}`;
}

function doneInWords(search: URLSearchParams): string | null {
  const [, deed, done = "0", left = "0"] =
    /^(data|assign)-([0-9]{1,3})-([0-9]{1,3})$/.exec(search.get("done") ?? "") ?? [];
  if (!deed) return null;
  const prices = done === "1" ? "1 price" : `${done} prices`;
  const words = deed === "data" ? `The data of ${prices} are checked first.` : `${prices} given away.`;
  return Number(left) > 0 ? `${words} ${left} left as they were.` : words;
}

export default function Queue() {
  const {
    question,
    stakes,
    count,
    page,
    manages,
    search,
    lots,
    groups,
    rows,
    colleagues,
    done,
    everGoneThrough,
  } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { filters, pageHref } = listAddress(paths.outliers, search);
  const table = (
    <QueueTable
      caption={`${count.toLocaleString("en-GB")} ${count === 1 ? "price" : "prices"} ${question.order === "money" ? "by money at stake" : "by money at stake, learning disability and s117 first"}`}
      rows={rows}
      chosen={manages ? { ticked: ticked(reply, "flag") } : undefined}
    />
  );
  return (
    <>
      <FormErrors errors={reply?.errors} targets={{ "": "queue" }} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading>Prices out of line</PageHeading>
      <p className="govuk-body">
        Each of these is a question, never a verdict: first whether the data are right, then what explains the
        price. Prices are gone through every night, and new ones within minutes; see{" "}
        <a className="govuk-link" href={paths.outlierRuns}>
          what was gone through
        </a>{" "}
        and{" "}
        <a className="govuk-link" href={paths.outlierRules}>
          by which rule
        </a>
        .
      </p>
      <OutlierNavigation here={paths.outliers} />
      <FilterPanel
        clearHref={filters ? paths.outliers : undefined}
        filters={<QueueFilters {...{ question, lots, groups }} />}
      >
        <StakesShown stakes={stakes} />
        {rows.length === 0 ? (
          <EmptyState
            title={
              filters
                ? "No price fits these filters"
                : everGoneThrough
                  ? "No price is out of line"
                  : "Prices have not been gone through yet"
            }
          >
            {filters ? "Clear a filter to see more." : "Prices are gone through every night."}
          </EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={count === 1 ? "this price" : `these ${count.toLocaleString("en-GB")} prices`}
              links={bothFormats((format) => `${paths.outliersFile(format)}${filters}`)}
            />
            {manages ? (
              <form method="post" noValidate id="queue">
                {table}
                <Bulk colleagues={colleagues} to={shown(reply, "to")} error={reply?.errors["to"]} />
              </form>
            ) : (
              table
            )}
            <Pagination {...pagination(page, count, pageSize, pageHref)} />
          </>
        )}
      </FilterPanel>
    </>
  );
}
