import { reading } from "#app/data/db.server.ts";
import { unsureColumns } from "#app/data/brokerage/client-level-words.server.ts";
import { placementImports } from "#app/data/brokerage/placement-imports.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { clientLevelColumns, optionalColumns } from "#app/domain/brokerage/client-level-data.ts";
import { checkPlacements } from "#app/imports/placements/check-placements.server.ts";
import { discardFile, receiveFile } from "#app/imports/received-file.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { GivenFiles } from "#app/components/import/GivenFiles.tsx";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { UpkeepNavigation } from "../upkeep-navigation.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { takeFile } from "#app/web/upload-reply.server.ts";

export const meta = () => [{ title: titleOf("Files of placements") }];

const maximumBytes = 20_000_000;

export const loader = guardLoader({ area: "brokerage", permission: "placement:read" }, async ({ actor }) => {
  const [runs, unsure] = await reading(
    actor,
    async (tx, now) => [await placementImports(tx), await unsureColumns(tx, dayOf(now))] as const,
  );
  return {
    unsure,
    mayImport: mayDo(actor, "placement:import"),
    runs: runs.map(({ id, fileName, status, startedAt }) => ({
      ...{ id, fileName, status },
      startedAt: inWords(startedAt),
    })),
  };
});

export const action = guardUpload(
  { area: "brokerage", permission: "placement:import" },
  async ({ actor, request }) => {
    const file = await takeFile(request, { maximumBytes, receive: receiveFile, discard: discardFile });
    if (!file.ok) return file.why;
    throw redirect(paths.placementImport(await checkPlacements(actor, file.value)));
  },
);

export default function PlacementFiles() {
  const { runs, mayImport, unsure } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <PageHeading>Files of placements</PageHeading>
      <UpkeepNavigation current="files" />
      <DownloadLinks
        what="all placements in the shape of the client-level data"
        links={bothFormats(paths.clientLevelData)}
      />
      {unsure ? <Unsure {...unsure} /> : null}
      {mayImport ? <Give error={reply?.errors["file"]} /> : null}
      <GivenFiles
        caption="Latest files"
        files={runs}
        pathOf={paths.placementImport}
        empty="No file of placements has been given yet"
      >
        Files that are checked are listed here, with what became of them.
      </GivenFiles>
    </>
  );
}

function Unsure({ columns, source }: { readonly columns: readonly string[]; readonly source: string }) {
  return (
    <WarningText>
      {`To be confirmed: what stands under ${columns.join(", ")}. Source: ${source}. Check these words before you send a file on as a return.`}
    </WarningText>
  );
}

function Give({ error }: { readonly error: string | undefined }) {
  return (
    <>
      <h2 className="govuk-heading-m">Give a file</h2>
      <p className="govuk-body">
        A file is checked first and changes nothing. You then see what it would add and which cells are bad,
        and apply its good rows together. An import can be taken back while nothing was built on it.
      </p>
      <Columns />
      <form method="post" encType="multipart/form-data" noValidate>
        <FileUpload name="file" label="File" hint="CSV in UTF-8, up to 20 MB" error={error} />
        <Button preventDoubleClick>Check the file</Button>
      </form>
    </>
  );
}

function Columns() {
  return (
    <Details summary="Which columns the file has">
      <p className="govuk-body">
        The first row names the columns, in any order. Each further row is one part of a placement; rows with
        the same word under “Placement” are parts of one. The end date is the last day of the service. A
        person is named by a pseudonymous reference only, like P-48213. Who pays is written like “client
        £40.00; council rest” or “s117 50%; council 50%”; an empty cell means the council.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {Object.entries(clientLevelColumns).map(([key, name]) => (
          <li key={key}>
            {name}
            {optionalColumns.some((one) => one === key) ? " (may be left out)" : ""}
          </li>
        ))}
      </ul>
    </Details>
  );
}
