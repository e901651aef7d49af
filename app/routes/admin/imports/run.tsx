import { reading } from "#app/data/db.server.ts";
import { importRun, type ImportSummary } from "#app/data/import-runs.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { applyInBackground } from "#app/imports/background.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Table } from "#app/components/govuk/Table.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { ImportState, importKindWords } from "#app/components/portal/ImportState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useLoaderData } from "#app/framework.ts";
import { data, redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { noteTrouble } from "#app/web/log.server.ts";
import { paths } from "#app/web/paths.ts";

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
      <p className="govuk-body">
        <ImportState status={run.status} /> given at {run.startedAt}
      </p>
      {run.working ? <Progress done={run.rowsRead} total={run.rowsTotal} /> : null}
      {summary.refusal ? <WarningText>{summary.refusal}</WarningText> : null}
      {summary.notes.map((note) => (
        <p className="govuk-body" key={note}>
          {note}
        </p>
      ))}
      <Counts counts={summary.counts} />
      {run.status === "ready" ? (
        <form method="post">
          <Button preventDoubleClick>Apply all good rows</Button>
        </form>
      ) : null}
      <Examples examples={summary.examples} />
      <BadRows rows={summary.badRows} all={summary.counts["bad"] ?? 0} />
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

function Counts({ counts }: { readonly counts: ImportSummary["counts"] }) {
  const rows = Object.entries(counts).map(([word, count]) => ({
    key: countWords[word] ?? word,
    value: count.toLocaleString("en-GB"),
  }));
  return rows.length > 0 ? <SummaryList rows={rows} /> : null;
}

function Examples({ examples }: { readonly examples: ImportSummary["examples"] }) {
  if (examples.length === 0) return null;
  return (
    <Table
      caption="Some of the changes"
      captionSize="m"
      head={[{ text: "What" }, { text: "Change" }]}
      rows={examples.map(({ name, change }) => [name, change])}
    />
  );
}

function BadRows({ rows, all }: { readonly rows: ImportSummary["badRows"]; readonly all: number }) {
  if (rows.length === 0) return null;
  const caption =
    all > rows.length ? `The first ${rows.length} of ${all.toLocaleString("en-GB")} bad rows` : "Bad rows";
  return (
    <Table
      caption={caption}
      captionSize="m"
      head={[
        { text: "Row", numeric: true },
        { text: "Column" },
        { text: "What it holds" },
        { text: "What is wrong" },
      ]}
      rows={rows.map((row) => [row.row, row.column || "The whole row", row.value, row.message])}
      small
    />
  );
}
