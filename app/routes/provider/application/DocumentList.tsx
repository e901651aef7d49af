import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { paths } from "#app/web/paths.ts";

type Shown = {
  readonly id: string;
  readonly fileName: string;
  readonly size: string;
  readonly added: string;
};

/** The documents that answer one question, each to be read or removed. */
export function DocumentList({
  applicationId,
  documents,
}: {
  readonly applicationId: string;
  readonly documents: readonly Shown[];
}) {
  if (documents.length === 0) return null;
  return (
    <SummaryList
      rows={documents.map((document) => ({
        key: (
          <a className="govuk-link" href={paths.applicationDocument(applicationId, document.id)}>
            {document.fileName}
          </a>
        ),
        value: (
          <>
            {document.size}, added at {document.added}
            <form method="post" action={paths.applicationDocument(applicationId, document.id)}>
              <button type="submit" className="app-link-button">
                Remove<span className="govuk-visually-hidden"> {document.fileName}</span>
              </button>
            </form>
          </>
        ),
      }))}
    />
  );
}
