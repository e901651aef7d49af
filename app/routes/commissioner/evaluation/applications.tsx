import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { reading } from "#app/data/db.server.ts";
import { listedApplications, type ListedApplication } from "#app/data/evaluation-list.server.ts";
import { applicantsOf } from "#app/data/evaluation-submissions.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { NotOpen } from "#app/components/evaluation/NotOpen.tsx";
import { ScreeningTag } from "#app/components/evaluation/ScreeningTag.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData } from "#app/framework.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Applications") }];
export const handle = { wide: true };

const size = 50;

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { round, isOpen } = await declaredRoundOfPage(tx, actor, params.roundId, now);
      const base = { roundId: round.id, title: round.title };
      if (!isOpen) {
        const sealed = pageIn(url, await applicantsOf(tx, round.id));
        const rows = sealed.rows.map(({ provider, reference, submittedAt }) => ({
          ...{ provider, reference, submittedAt: inWords(submittedAt) },
        }));
        return { ...base, ...sealed, isOpen: false as const, rows };
      }
      const mine = url.searchParams.get("show") === "mine";
      const may = { judge: mayDo(actor, "evaluation:judge"), moderate: mayDo(actor, "evaluation:moderate") };
      const all = (await listedApplications(tx, round, actor.accountId)).map((one) => listed(one, may));
      const waiting = all.filter((one) => one.todo !== "");
      return {
        ...{ ...base, ...pageIn(url, mine ? waiting : all) },
        ...{ isOpen: true as const, mine, count: all.length, waiting: waiting.length },
      };
    }),
);

/** The rows of the page that is asked for, with its number and how many rows there are in all. */
function pageIn<T>(url: URL, rows: readonly T[]) {
  const page = pageOf(url.searchParams, rows.length, size);
  return { page, listed: rows.length, rows: rows.slice((page - 1) * size, page * size) };
}

type May = { readonly judge: boolean; readonly moderate: boolean };

/** A row of the list; `todo` says what waits for the person who looks at it. */
function listed(one: ListedApplication, may: May) {
  const todo = [
    may.judge && one.toJudge > 0 ? `judge ${one.toJudge}` : "",
    one.toScore > 0 ? `score ${one.toScore}` : "",
    may.moderate && one.toAgree > 0 ? `agree ${one.toAgree}` : "",
  ].filter(Boolean);
  const { applicant, closed, lots, screening, questions, agreed, proposed, approved } = one;
  return {
    submissionId: applicant.submissionId,
    provider: applicant.provider,
    reference: applicant.reference,
    ...{ closed, screening, questions, agreed },
    lots: lots.join(", "),
    outcome:
      approved > 0
        ? `${approved} of ${lots.length} approved`
        : proposed > 0
          ? `${proposed} of ${lots.length} proposed`
          : "–",
    todo: capital(todo.join(", ")),
  };
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

export default function Applications() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <EvaluationHead back={{ href: paths.round(page.roundId), text: "Round" }} caption={page.title}>
        Applications
      </EvaluationHead>
      {page.isOpen ? <Opened {...page} /> : <Sealed {...page} />}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Sealed({ roundId, rows, page, listed: count }: Extract<Page, { isOpen: false }>) {
  const here = paths.roundStep(roundId, "applications");
  return (
    <>
      <NotOpen openingHref={paths.roundStep(roundId, "opening")} />
      {count > 0 ? (
        <ResponsiveTable
          caption={`${count} received so far`}
          columns={[
            { key: "provider", label: "Applicant" },
            { key: "reference", label: "Reference" },
            { key: "at", label: "Received" },
          ]}
          rows={rows.map((one) => ({
            key: one.reference,
            cells: { provider: one.provider, reference: one.reference, at: one.submittedAt },
          }))}
        />
      ) : null}
      <Pages page={page} count={count} hrefOf={(number) => `${here}?page=${number}`} />
    </>
  );
}

function Opened({
  roundId,
  rows,
  page,
  listed: shown,
  count,
  waiting,
  mine,
}: Extract<Page, { isOpen: true }>) {
  const here = paths.roundStep(roundId, "applications");
  if (count === 0)
    return <EmptyState title="Nobody applied in this round">There is nothing to judge.</EmptyState>;
  return (
    <>
      <p className="govuk-body">
        {mine ? (
          <>
            Only what waits for you.{" "}
            <a className="govuk-link" href={here}>
              Show all {count}
            </a>
          </>
        ) : (
          <>
            {waiting} of {count} wait for you.{" "}
            {waiting > 0 ? (
              <a className="govuk-link" href={`${here}?show=mine`}>
                Show only those
              </a>
            ) : null}
          </>
        )}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="Nothing waits for you">Look again when colleagues have scored.</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <ResponsiveTable
          caption={mine ? "Waiting for you" : "All applications"}
          captionHidden
          dense
          columns={[
            { key: "provider", label: "Applicant" },
            { key: "reference", label: "Reference" },
            { key: "lots", label: "Lots" },
            { key: "screening", label: "Pass or fail" },
            { key: "agreed", label: "Scores agreed", numeric: true },
            { key: "outcome", label: "Outcome" },
            { key: "todo", label: "For you to do" },
          ]}
          rows={rows.map((row) => ({
            key: row.submissionId,
            cells: row.closed
              ? {
                  provider: row.provider,
                  reference: row.reference,
                  todo: "Closed to you: you declared an interest",
                }
              : {
                  provider: (
                    <a className="govuk-link" href={paths.evaluatedApplication(roundId, row.submissionId)}>
                      {row.provider}
                    </a>
                  ),
                  reference: row.reference,
                  lots: row.lots,
                  screening: <ScreeningTag result={row.screening} />,
                  agreed: `${row.agreed} of ${row.questions}`,
                  outcome: row.outcome,
                  todo: row.todo || "–",
                },
          }))}
        />
      ) : null}
      <Pages
        page={page}
        count={shown}
        hrefOf={(number) => `${here}?${mine ? "show=mine&" : ""}page=${number}`}
      />
    </>
  );
}

function Pages({
  page,
  count,
  hrefOf,
}: {
  readonly page: number;
  readonly count: number;
  readonly hrefOf: (number: number) => string;
}) {
  return <Pagination {...pagination(page, count, size, hrefOf)} landmarkLabel="Pages of applications" />;
}
