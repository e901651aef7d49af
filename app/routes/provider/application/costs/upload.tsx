import { buffer } from "node:stream/consumers";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { SheetPreview } from "#app/components/cost-model/SheetPreview.tsx";
import { largestSpreadsheet } from "#app/imports/spreadsheet/open-sheets.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { data } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { readUpload } from "#app/web/upload.server.ts";
import { uploadRefusalInWords } from "#app/web/upload-reply.server.ts";
import { uploadWords } from "../document-words.server.ts";
import { lotAccess, openDraft } from "../page.server.ts";
import { homeName, lotOfCosts, lotTitle, ownLotCosts } from "./cost-page.server.ts";
import { FiguresToUse } from "./FiguresToUse.tsx";
import { previewOf, type CostPreview } from "./sheet-preview.server.ts";

type UploadReply = {
  readonly errors: Readonly<Record<string, string>>;
  readonly preview: CostPreview | null;
};

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Upload your costs") }];

export const loader = guardLoader(lotAccess, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  return { ...params, lotTitle: lotTitle(lotOfCosts(draft, params.lotId)) };
});

/** Reads a spreadsheet and shows what it says. Nothing is kept before its figures are used. */
export const action = guardUpload(lotAccess, async ({ actor, params, request }) => {
  const one = await ownLotCosts(actor, params);
  const upload = await readUpload(request, {
    ...{ file: "file", fields: [], maximumBytes: largestSpreadsheet },
    receive: async ({ name, bytes }) => ({ name, bytes: await buffer(bytes) }),
    discard: async () => undefined,
  });
  if (!upload.ok)
    return fileReply(
      uploadRefusalInWords(upload.why, uploadWords),
      upload.why.kind === "too-large" ? 413 : 400,
    );
  const { received } = upload.value;
  if (!received) return fileReply("Select a spreadsheet to upload", 400);
  const preview = await previewOf(received, one, (home) => homeName(one, home));
  return preview.ok
    ? data<UploadReply>(
        { errors: {}, preview: preview.value },
        { status: preview.value.good === 0 ? 400 : 200 },
      )
    : fileReply(preview.why.sentence, preview.why.kind === "too-large" ? 413 : 400);
});

function fileReply(sentence: string, status: 400 | 413) {
  return data<UploadReply>({ errors: { file: sentence }, preview: null }, { status });
}

export default function UploadCosts() {
  const { applicationId, lotId, lotTitle } = useLoaderData<typeof loader>();
  // Its maps cross whole; only the types of the framework know no map that is read-only.
  const reply = useActionData<unknown>() as UploadReply | undefined;
  const preview = reply?.preview;
  return (
    <>
      <BackLink href={paths.applicationCosts(applicationId, lotId)}>Back to your costs</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={lotTitle}>
        {preview ? "Check what was read of your spreadsheet" : "Upload your costs"}
      </PageHeading>
      {preview ? (
        <>
          <FiguresToUse {...{ applicationId, lotId }} preview={preview} />
          <SheetPreview sheet={preview.sheet} reading={preview.reading} />
          <h2 className="govuk-heading-m">Upload another file</h2>
        </>
      ) : (
        <p className="govuk-body">
          Use the workbook that you downloaded from{" "}
          <a className="govuk-link" href={paths.applicationCosts(applicationId, lotId)}>
            your costs
          </a>
          . You see what was read, and what was not, before anything is kept.
        </p>
      )}
      <form method="post" encType="multipart/form-data" noValidate>
        <FileUpload
          name="file"
          label="Your spreadsheet"
          hint="XLSX, or the sheet “Costs” as CSV, up to 5 MB. No macros and no password."
          error={reply?.errors["file"]}
        />
        <Button variant={preview ? "secondary" : undefined} preventDoubleClick>
          Check the spreadsheet
        </Button>
      </form>
    </>
  );
}
