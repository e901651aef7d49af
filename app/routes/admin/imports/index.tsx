import { startImport } from "#app/commands/import/run-import.server.ts";
import { reading } from "#app/data/db.server.ts";
import { importKinds, recentImportRuns } from "#app/data/import-runs.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { checkInBackground } from "#app/imports/background.server.ts";
import { discardFile, receiveFile } from "#app/imports/received-file.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { GivenFiles } from "#app/components/import/GivenFiles.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { noteTrouble } from "#app/web/log.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { readUpload } from "#app/web/upload.server.ts";
import { badUpload } from "#app/web/upload-reply.server.ts";
import { importKindWords } from "./kind-words.ts";

export const meta = () => [{ title: titleOf("Imports") }];

const access = { area: "admin", permission: "import:run" } as const;
const maximumBytes = 500_000_000;

export const loader = guardLoader(access, async ({ actor }) => {
  const runs = await reading(actor, (tx) => recentImportRuns(tx));
  return {
    runs: runs.map(({ id, kind, fileName, status, startedAt }) => ({
      ...{ id, fileName, status, holds: importKindWords[kind] },
      startedAt: inWords(startedAt),
    })),
  };
});

export const action = guardUpload(access, async ({ actor, request }) => {
  const upload = await readUpload(request, {
    ...{ file: "file", fields: ["kind"], maximumBytes },
    ...{ receive: receiveFile, discard: discardFile },
  });
  if (!upload.ok) return badUpload(upload.why);
  const { fields, received } = upload.value;
  const kind = importKinds.find((one) => one === fields.text("kind"));
  if (!received || !kind) {
    if (received) await discardFile(received);
    return badForm(fields, {
      ...(!kind && { kind: "Select what the file holds" }),
      ...(!received && { file: "Select a file" }),
    });
  }
  const run = { kind, ...received };
  const id = await startImport(actor, run);
  checkInBackground(actor, { ...run, id }, noteTrouble("checking an import"));
  throw redirect(paths.importRun(id));
});

export default function Imports() {
  const { runs } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.admin}>Administration</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading>Imports</PageHeading>
      <p className="govuk-body">
        A file is checked first and changes nothing. You then see what it would change, and apply all its good
        rows or none.
      </p>
      <form method="post" encType="multipart/form-data" noValidate>
        <Radios
          name="kind"
          legend="What does the file hold?"
          value={shown(reply, "kind")}
          error={reply?.errors["kind"]}
          items={[
            {
              value: "cqc",
              text: importKindWords.cqc,
              hint: "The weekly directory, the active locations, the latest ratings, or location documents from the API",
            },
            { value: "postcodes", text: importKindWords.postcodes, hint: "Code-Point Open, as CSV" },
            {
              value: "bank-holidays",
              text: importKindWords["bank-holidays"],
              hint: "The JSON file at www.gov.uk/bank-holidays.json: legal days are counted by it",
            },
          ]}
        />
        <FileUpload name="file" label="File" hint="CSV or JSON, up to 500 MB" error={reply?.errors["file"]} />
        <Button preventDoubleClick>Check the file</Button>
      </form>
      <GivenFiles
        caption="Latest files"
        files={runs}
        pathOf={paths.importRun}
        empty="No file has been imported yet"
      >
        Files that you check are listed here, with what became of them.
      </GivenFiles>
    </>
  );
}
