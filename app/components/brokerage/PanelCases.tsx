import { paths } from "#app/web/paths.ts";
import { CaseTable, type ShownCase } from "./CaseTable.tsx";

export type PanelCasesProps = {
  readonly requestId: string;
  /** The request's cases, the latest first. */
  readonly cases: readonly ShownCase[];
  readonly mayPut: boolean;
};

/** What panels were asked and said about a request, and the way to ask one. */
export function PanelCases({ requestId, cases, mayPut }: PanelCasesProps) {
  const waits = cases.some((one) => one.decision === null && one.withdrawnAt === null);
  return (
    <>
      {cases.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">Panel</h2>
          <p className="govuk-body">No panel was asked about this request.</p>
        </>
      ) : (
        <CaseTable caption="Panel" cases={cases} />
      )}
      {mayPut && !waits ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.requestStep(requestId, "panel")}>
            Put the request to a panel
          </a>
        </p>
      ) : null}
    </>
  );
}
