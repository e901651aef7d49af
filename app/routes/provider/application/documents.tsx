import {
  addDocument,
  discardDocument,
  maximumDocumentBytes,
  receiveDocument,
} from "#app/commands/application/add-document.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { readUpload } from "#app/web/upload.server.ts";
import { bytesInWords, uploadRefusalInWords } from "#app/web/upload-reply.server.ts";
import { DocumentList } from "./DocumentList.tsx";
import { documentReply, fileRefusalInWords, uploadWords } from "./document-words.server.ts";
import { access, openDraft, ownDraft } from "./page.server.ts";
import { SectionPage } from "./parts.tsx";
import { notOpenInWords, toTheSecond } from "./words.ts";

export const meta = () => [{ title: titleOf("Documents") }];

export const loader = guardLoader(access, async ({ actor, params, posted, url }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const shownDocuments = draft.documents.map(({ id, purpose, fileName, bytes, uploadedAt }) => ({
    ...{ id, purpose, fileName, size: bytesInWords(bytes), added: toTheSecond(uploadedAt) },
  }));
  const asked = draft.questions.filter((one) => one.kind === "DOCUMENT");
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    done: url.searchParams.get("done"),
    most: bytesInWords(maximumDocumentBytes),
    asked: [
      ...asked.map(({ code, text, hint }) => ({ code, text, hint })),
      { code: "other", text: "Anything else that a question asks you to add", hint: "Not required." },
    ].map((one) => ({ ...one, documents: shownDocuments.filter((each) => each.purpose === one.code) })),
  };
});

export const action = guardUpload(access, async ({ actor, params, request }) => {
  await ownDraft(actor, params.applicationId);
  const upload = await readUpload(request, {
    file: "file",
    fields: ["purpose"],
    maximumBytes: maximumDocumentBytes,
    receive: (file) => receiveDocument(file.name, file.bytes),
    discard: async (received) => {
      if (received.ok) await discardDocument(received.value);
    },
  });
  if (!upload.ok)
    return documentReply(
      "",
      uploadRefusalInWords(upload.why, uploadWords),
      upload.why.kind === "too-large" ? 413 : 400,
    );
  const { fields, received, arrival } = upload.value;
  const purpose = fields.text("purpose");
  if (!received) return documentReply(purpose, "Select a file to add", 400);
  if (!received.ok)
    return documentReply(
      purpose,
      fileRefusalInWords(received.why),
      received.why.kind === "too-large" ? 413 : 400,
    );
  const verdict = found(await addDocument(actor, params.applicationId, purpose, received.value, arrival));
  if (verdict.ok) throw redirect(`${paths.applicationSection(params.applicationId, "documents")}?done=added`);
  switch (verdict.why.kind) {
    case "round-not-open":
      return documentReply("", `${notOpenInWords(verdict.why)} The file was not added.`, 409);
    case "too-many":
      return documentReply(
        purpose,
        `An application may have ${verdict.why.most} documents. Remove one first`,
        409,
      );
    case "not-in-this-round":
      return documentReply("", "This round does not ask for that document. Open your application again", 400);
  }
});

export default function Documents() {
  const { applicationId, roundTitle, asked, done, most } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SectionPage {...{ applicationId, reply }} title="Documents" caption={roundTitle}>
      {!reply && done === "added" ? <NotificationBanner type="success" text="Document added" /> : null}
      {!reply && done === "removed" ? <NotificationBanner type="success" text="Document removed" /> : null}
      <p className="govuk-body">PDF, Word, Excel, OpenDocument, PNG, JPEG or text, up to {most} each.</p>
      {asked.map((one) => (
        <section key={one.code} aria-labelledby={`about-${one.code}`}>
          <h2 className="govuk-heading-m" id={`about-${one.code}`}>
            {one.text}
          </h2>
          <DocumentList applicationId={applicationId} documents={one.documents} />
          <form method="post" encType="multipart/form-data" noValidate>
            <input type="hidden" name="purpose" value={one.code} />
            <FileUpload
              name="file"
              id={`file-${one.code}`}
              label={one.documents.length > 0 ? "Add another file" : "Choose a file"}
              hint={one.hint || undefined}
              error={reply?.errors[`file-${one.code}`]}
            />
            <Button variant="secondary" preventDoubleClick>
              Add this file<span className="govuk-visually-hidden"> for: {one.text}</span>
            </Button>
          </form>
        </section>
      ))}
      <Button href={paths.application(applicationId)}>Back to your application</Button>
    </SectionPage>
  );
}
