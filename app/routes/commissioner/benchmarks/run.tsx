import { undoBenchmarks, type ApplyRefusal } from "#app/commands/benchmark/import-benchmarks.server.ts";
import { benchmarkImport } from "#app/data/benchmark/benchmark-imports.server.ts";
import { releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { ImportSummary } from "#app/data/import-runs.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { applyBenchmarkFile } from "#app/imports/benchmarks/check-benchmarks.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Table } from "#app/components/govuk/Table.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { PlacementImportState } from "#app/components/portal/PlacementImportState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("File of benchmarks") }];
export const handle = { wide: true };

const params = byId("runId");

export const loader = guardLoader(
  { area: "commissioner", permission: "benchmark:read", params },
  async ({ actor, params: { runId } }) =>
    reading(actor, async (tx) => {
      const run = found(await benchmarkImport(tx, runId));
      const { release, dataset } = found(await releaseOf(tx, run.releaseId));
      const { fileName, status, summary } = run;
      return {
        ...{ fileName, status, summary, startedAt: inWords(run.startedAt) },
        release: { id: release.id, label: release.label, dataset: dataset.name },
        mayChange: mayDo(actor, "benchmark:change"),
      };
    }),
);

export const action = guardAction(
  { area: "commissioner", permission: "benchmark:change", params },
  async ({ actor, fields, params: { runId } }) => {
    const run = found(await reading(actor, (tx) => benchmarkImport(tx, runId)));
    const verdict =
      fields.text("step") === "undo"
        ? await undoBenchmarks(actor, run.id)
        : await applyBenchmarkFile(actor, run);
    if (!verdict.ok) return refused(fields, refusalInWords(verdict.why.kind));
    throw redirect(paths.benchmarkImport(run.id));
  },
);

function refusalInWords(kind: ApplyRefusal["kind"] | "not-applied"): string {
  switch (kind) {
    case "not-ready":
      return "This file is not waiting to be applied: it was refused, or applied already";
    case "nothing-left":
      return "Nothing of this file is left to add: all its figures are in the release by now";
    case "not-applied":
      return "This import is not applied, so there is nothing to take back";
    default:
      return unreachable(kind);
  }
}

export default function BenchmarkFilePage() {
  const run = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { summary, release } = run;
  return (
    <>
      <BackLink href={paths.release(release.id)}>{release.label}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={`File of ${release.dataset}, ${release.label}`}>{run.fileName}</PageHeading>
      <p className="govuk-body">
        <PlacementImportState status={run.status} /> given at {run.startedAt}
      </p>
      {summary.refusal ? <WarningText>{summary.refusal}</WarningText> : null}
      {summary.notes.map((note) => (
        <p className="govuk-body" key={note}>
          {note}
        </p>
      ))}
      <Counts counts={summary.counts} />
      {run.mayChange ? <Steps status={run.status} /> : null}
      <Examples examples={summary.examples} />
      <BadRows rows={summary.badRows} />
    </>
  );
}

const countWords: Readonly<Record<string, string>> = {
  rows: "Rows read",
  figures: "Figures to add",
  bad: "Bad rows, left out",
  notAvailable: "Without a figure, passed over",
};

function Counts({ counts }: { readonly counts: ImportSummary["counts"] }) {
  const rows = Object.entries(countWords).flatMap(([word, key]) => {
    const count = counts[word];
    return count === undefined ? [] : [{ key, value: count.toLocaleString("en-GB") }];
  });
  return rows.length > 0 ? <SummaryList rows={rows} /> : null;
}

function Steps({ status }: { readonly status: string }) {
  if (status === "ready")
    return (
      <form method="post">
        <Button preventDoubleClick>Apply all good rows</Button>
      </form>
    );
  if (status !== "applied") return null;
  return (
    <form method="post">
      <input type="hidden" name="step" value="undo" />
      <p className="govuk-body">
        The whole file can be taken back. What was judged by its figures keeps them in its record.
      </p>
      <Button variant="warning" preventDoubleClick>
        Take the whole import back
      </Button>
    </form>
  );
}

function Examples({ examples }: Pick<ImportSummary, "examples">) {
  if (examples.length === 0) return null;
  return (
    <Table
      caption="The first figures"
      captionSize="m"
      head={[{ text: "Figure" }, { text: "Price", numeric: true }]}
      rows={examples.map(({ name, change }) => [name, { text: change, numeric: true }])}
      small
    />
  );
}

function BadRows({ rows }: { readonly rows: ImportSummary["badRows"] }) {
  if (rows.length === 0) return null;
  return (
    <ResponsiveTable
      caption="Bad cells"
      columns={[
        { key: "row", label: "Row", numeric: true },
        { key: "column", label: "Column" },
        { key: "value", label: "What it holds" },
        { key: "message", label: "What is wrong" },
      ]}
      rows={rows.map((row, at) => ({
        key: at,
        cells: { row: row.row, column: row.column, value: row.value, message: row.message },
      }))}
    />
  );
}
