import { benchmarkImports } from "#app/data/benchmark/benchmark-imports.server.ts";
import { releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import { columnsOf } from "#app/domain/benchmark/column-map.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { discardFile, receiveFile } from "#app/imports/background.server.ts";
import { checkBenchmarks } from "#app/imports/benchmarks/check-benchmarks.server.ts";
import { publishedRates, unitCosts } from "#app/imports/benchmarks/layouts.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { PlacementImportState } from "#app/components/portal/PlacementImportState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { fieldsOf } from "#app/web/fields-of-body.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { readUpload, type UploadRefusal } from "#app/web/upload.server.ts";
import { layoutWords } from "./layout-words.ts";

export const meta = () => [{ title: titleOf("Files of a release") }];

const maximumBytes = 5_000_000;
const access = { area: "commissioner", permission: "benchmark:change", params: byId("releaseId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { releaseId } }) =>
  reading(actor, async (tx) => {
    const { release, dataset } = found(await releaseOf(tx, releaseId));
    const runs = await benchmarkImports(tx, releaseId);
    const { layout, columnMap } = dataset;
    const maps = { "unit-costs": unitCosts, "published-rates": publishedRates, mapped: columnMap };
    const map =
      layout === "unit-costs" || layout === "published-rates" || layout === "mapped" ? maps[layout] : null;
    return {
      ...{ id: release.id, label: release.label, dataset: dataset.name, datasetId: dataset.id, layout },
      columns: map ? columnsOf(map) : [],
      unmapped: layout === "mapped" && columnMap === null,
      runs: runs.map(({ id, fileName, status, startedAt }) => ({
        ...{ id, fileName, status },
        startedAt: inWords(startedAt),
      })),
    };
  }),
);

export const action = guardUpload(access, async ({ actor, request, params: { releaseId } }) => {
  found(await reading(actor, (tx) => releaseOf(tx, releaseId)));
  const upload = await readUpload(request, {
    ...{ file: "file", fields: [], maximumBytes },
    receive: ({ name, bytes }) => receiveFile(name, bytes),
    discard: discardFile,
  });
  const none = fieldsOf(new URLSearchParams());
  if (!upload.ok) return badForm(none, { file: refusalInWords(upload.why) });
  const { received } = upload.value;
  if (!received) return badForm(none, { file: "Select a file" });
  const { name: fileName, sha256, storageKey } = received;
  throw redirect(
    paths.benchmarkImport(await checkBenchmarks(actor, releaseId, { fileName, sha256, storageKey })),
  );
});

function refusalInWords(refusal: UploadRefusal): string {
  switch (refusal.kind) {
    case "too-large":
      return "The selected file must be smaller than 5 MB";
    case "field-too-long":
    case "not-an-upload":
    case "broken-upload":
      return "The file did not arrive whole. Select it and send it again";
    default:
      return unreachable(refusal);
  }
}

export default function GiveFile() {
  const { id, label, dataset, datasetId, layout, columns, unmapped, runs } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.release(id)}>{label}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={`${dataset}, ${label}`}>Files of this release</PageHeading>
      {unmapped ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.datasetStep(datasetId, "columns")}>
            Say first what the columns of its files mean
          </a>
          . It is remembered for the next file.
        </p>
      ) : (
        <>
          <p className="govuk-body">
            A file is checked first and changes nothing. You then see what it would add and which cells are
            bad, and apply its good rows together. An import can be taken back. {layoutWords[layout].text}.
          </p>
          {columns.length > 0 ? <p className="govuk-body">Its columns: {columns.join(", ")}.</p> : null}
          <form method="post" encType="multipart/form-data" noValidate>
            <FileUpload name="file" label="File" hint="Up to 5 MB" error={reply?.errors["file"]} />
            <Button preventDoubleClick>Check the file</Button>
          </form>
        </>
      )}
      {runs.length === 0 ? (
        <EmptyState title="No file has been given yet">
          Files that are checked are listed here, with what became of them.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Files, the newest first"
          columns={[
            { key: "file", label: "File" },
            { key: "state", label: "State" },
            { key: "given", label: "Given" },
          ]}
          rows={runs.map((run) => ({
            key: run.id,
            cells: {
              file: (
                <a className="govuk-link" href={paths.benchmarkImport(run.id)}>
                  {run.fileName}
                </a>
              ),
              state: <PlacementImportState status={run.status} />,
              given: run.startedAt,
            },
          }))}
        />
      )}
    </>
  );
}
