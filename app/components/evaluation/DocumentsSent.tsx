export type SentDocument = { readonly id: string; readonly purpose: string; readonly fileName: string };

/** The documents that came with an application, to download. */
export function DocumentsSent(props: {
  readonly documents: readonly SentDocument[];
  readonly href: (documentId: string) => string;
}) {
  return (
    <>
      <h2 className="govuk-heading-m">Documents</h2>
      {props.documents.length === 0 ? <p className="govuk-body">None were sent.</p> : null}
      <ul className="govuk-list">
        {props.documents.map((document) => (
          <li key={document.id}>
            <a className="govuk-link" href={props.href(document.id)} download>
              {document.fileName}
            </a>{" "}
            ({document.purpose})
          </li>
        ))}
      </ul>
    </>
  );
}
