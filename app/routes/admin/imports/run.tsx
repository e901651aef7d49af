import { reading } from "#app/data/db.server.ts";
import { importRun } from "#app/data/import-runs.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { applyInBackground } from "#app/imports/background.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Table } from "#app/components/govuk/Table.tsx";
import { BadRows } from "#app/components/import/BadRows.tsx";
import { ImportReport } from "#app/components/import/ImportReport.tsx";
import { ImportSteps } from "#app/components/import/ImportSteps.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { data, redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { noteTrouble } from "#app/web/log.server.ts";
import { paths } from "#app/web/paths.ts";
import { importKindWords } from "./kind-words.ts";

export const meta = () => [{ title: titleOf("Import") }];

const access = { area: "admin", permission: "import:run", params: byId("runId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const run = found(await reading(actor, (tx) => importRun(tx, params.runId)));
  const working = run.status === "checking" || run.status === "applying";
  const { id, kind, fileName, status, rowsRead, rowsTotal, summary, sha256 } = run;
  return data(
    {
      id,
      kind,
      fileName,
      status,
      rowsRead,
      rowsTotal,
      summary,
      sha256,
      working,
      startedAt: inWords(run.startedAt),
    },
    working ? { headers: { Refresh: "2" } } : {},
  );
});

export const headers = ({ loaderHeaders }: { readonly loaderHeaders: Headers }) => loaderHeaders;

export const action = guardAction(access, async ({ actor, params }): Promise<null> => {
  const run = found(await reading(actor, (tx) => importRun(tx, params.runId)));
  await applyInBackground(actor, run, noteTrouble("applying an import"));
  throw redirect(paths.importRun(run.id));
});

export default function ImportPage() {
  const run = useLoaderData<typeof loader>();
  const { summary } = run;
  return (
    <>
      <BackLink href={paths.imports}>Imports</BackLink>
      <PageHeading caption={importKindWords[run.kind]}>{run.fileName}</PageHeading>
      <ImportReport
        {...run}
        counts={Object.entries(summary.counts).map(([word, count]) => [countWords[word] ?? word, count])}
      >
        {run.working ? <Progress done={run.rowsRead} total={run.rowsTotal} /> : null}
      </ImportReport>
      <ImportSteps status={run.status} />
      {summary.examples.length > 0 ? (
        <Table
          caption="Some of the changes"
          captionSize="m"
          head={[{ text: "What" }, { text: "Change" }]}
          rows={summary.examples.map(({ name, change }) => [name, change])}
        />
      ) : null}
      <BadRows
        caption={badRowsCaption(summary.badRows.length, summary.counts["bad"] ?? 0)}
        rows={summary.badRows}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.imports}>
          All imports
        </a>
      </p>
    </>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number | null }) {
  const words = total
    ? `${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} rows`
    : `${done.toLocaleString("en-GB")} rows`;
  return (
    <p className="govuk-body" role="status">
      <label htmlFor="progress">Progress: {words}. This page looks again by itself.</label>
      <br />
      <progress
        id="progress"
        className="app-progress"
        max={total ?? undefined}
        value={total ? done : undefined}
      >
        {words}
      </progress>
    </p>
  );
}

const countWords: Readonly<Record<string, string>> = {
  new: "Locations new to the portal",
  changed: "Locations that would change",
  same: "Locations that would stay as they are",
  older: "Locations whose rating here is newer",
  place: "Postcodes with a place",
  "holiday-new": "Bank holidays that are new",
  "holiday-gone": "Bank holidays that would go",
  "holiday-renamed": "Bank holidays under another name",
  "holiday-same": "Bank holidays that would stay as they are",
  bad: "Bad rows, left out",
  "provider-not-location": "Rows about a provider, passed over",
  "rating-of-one-question": "Ratings of one question, passed over",
  "rating-of-one-service": "Ratings of one service, passed over",
  "no-place-known": "Postcodes without a known place, passed over",
};

function badRowsCaption(shown: number, all: number): string {
  return all > shown ? `The first ${shown} of ${all.toLocaleString("en-GB")} bad rows` : "Bad rows";
}
