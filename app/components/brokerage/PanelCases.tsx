import { CaseTable, type ShownCase } from "./CaseTable.tsx";

export type PanelCasesProps = {
  /** The request's cases, the latest first. */
  readonly cases: readonly ShownCase[];
  readonly hrefOf: (caseId: string) => string;
  /** Where the request is put to a panel; none for somebody who may not. */
  readonly putHref?: string | undefined;
  /** Whether the person is placed: what a panel may then look at is the placement. */
  readonly placed?: boolean | undefined;
};

/** What panels were asked and said about a request, and the way to ask one. */
export function PanelCases({ cases, hrefOf, putHref, placed }: PanelCasesProps) {
  const waits = cases.some((one) => one.decision === null && one.withdrawnAt === null);
  return (
    <>
      {cases.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">Panel</h2>
          <p className="govuk-body">No panel was asked about this request.</p>
        </>
      ) : (
        <CaseTable caption="Panel" cases={cases} hrefOf={hrefOf} />
      )}
      {putHref && !waits ? (
        <p className="govuk-body">
          <a className="govuk-link" href={putHref}>
            {placed ? "Have a panel look at the placement" : "Put the request to a panel"}
          </a>
        </p>
      ) : null}
    </>
  );
}
