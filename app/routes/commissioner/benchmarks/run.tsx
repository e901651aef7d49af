import { undoBenchmarks, type ApplyRefusal } from "#app/commands/benchmark/import-benchmarks.server.ts";
import { benchmarkImport } from "#app/data/benchmark/benchmark-imports.server.ts";
import { releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { applyBenchmarkFile } from "#app/imports/benchmarks/check-benchmarks.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Table } from "#app/components/govuk/Table.tsx";
import { BadRows } from "#app/components/import/BadRows.tsx";
import { ImportReport } from "#app/components/import/ImportReport.tsx";
import { ImportSteps } from "#app/components/import/ImportSteps.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
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
      <ImportReport {...run} counts={countWords.map(([word, key]) => [key, summary.counts[word]])} />
      {run.mayChange ? (
        <ImportSteps
          status={run.status}
          undo="The whole file can be taken back. What was judged by its figures keeps them in its record."
        />
      ) : null}
      {summary.examples.length > 0 ? (
        <Table
          caption="The first figures"
          captionSize="m"
          head={[{ text: "Figure" }, { text: "Price", numeric: true }]}
          rows={summary.examples.map(({ name, change }) => [name, { text: change, numeric: true }])}
          small
        />
      ) : null}
      <BadRows caption="Bad cells" rows={summary.badRows} />
    </>
  );
}

const countWords = [
  ["rows", "Rows read"],
  ["figures", "Figures to add"],
  ["bad", "Bad rows, left out"],
  ["notAvailable", "Without a figure, passed over"],
] as const;
