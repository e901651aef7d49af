import { benchmarkImports } from "#app/data/benchmark/benchmark-imports.server.ts";
import { releaseOf } from "#app/data/benchmark/datasets.server.ts";
import { reading } from "#app/data/db.server.ts";
import { columnsOf } from "#app/domain/benchmark/column-map.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { checkBenchmarks } from "#app/imports/benchmarks/check-benchmarks.server.ts";
import { publishedRates, unitCosts } from "#app/imports/benchmarks/layouts.ts";
import { discardFile, receiveFile } from "#app/imports/received-file.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { GivenFiles } from "#app/components/import/GivenFiles.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { takeFile } from "#app/web/upload-reply.server.ts";
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
  const file = await takeFile(request, { maximumBytes, receive: receiveFile, discard: discardFile });
  if (!file.ok) return file.why;
  throw redirect(paths.benchmarkImport(await checkBenchmarks(actor, releaseId, file.value)));
});

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
      <GivenFiles
        caption="Files, the newest first"
        files={runs}
        pathOf={paths.benchmarkImport}
        empty="No file has been given yet"
      >
        Files that are checked are listed here, with what became of them.
      </GivenFiles>
    </>
  );
}
