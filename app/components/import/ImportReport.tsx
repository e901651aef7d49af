import type { ReactNode } from "react";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { ImportState, type ImportStatus } from "./ImportState.tsx";

type ImportReportProps = {
  readonly status: ImportStatus;
  readonly startedAt: string;
  readonly summary: { readonly refusal?: string | undefined; readonly notes: readonly string[] };
  /** Each count with what it counts; one that is not known is left out. */
  readonly counts: readonly (readonly [key: string, count: number | undefined])[];
  /** What stands between the state and what was read, such as how far the reading has come. */
  readonly children?: ReactNode;
};

/** Where a given file stands and what reading it told: why it was refused, how it was read, how many rows of each kind. */
export function ImportReport({ status, startedAt, summary, counts, children }: ImportReportProps) {
  const rows = counts.flatMap(([key, count]) =>
    count === undefined ? [] : [{ key, value: count.toLocaleString("en-GB") }],
  );
  return (
    <>
      <p className="govuk-body">
        <ImportState status={status} /> given at {startedAt}
      </p>
      {children}
      {summary.refusal ? <WarningText>{summary.refusal}</WarningText> : null}
      {summary.notes.map((note) => (
        <p className="govuk-body" key={note}>
          {note}
        </p>
      ))}
      {rows.length > 0 ? <SummaryList rows={rows} /> : null}
    </>
  );
}
