import { ErrorSummary } from "#app/components/govuk/ErrorSummary.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import type { CostSheet, HomeFigures, WorkbookReading } from "#app/domain/pricing/cost-model/workbook.ts";
import { CentralPreview } from "./CentralPreview.tsx";
import { FiguresTable } from "./FiguresTable.tsx";
import { figureId, previewRows, type PreviewRow } from "./preview-rows.ts";

export type SheetPreviewProps = { readonly sheet: CostSheet; readonly reading: WorkbookReading };

/** What was read of a workbook, line by line for each home, under all that was not: each problem leads to its figure. */
export function SheetPreview({ sheet, reading }: SheetPreviewProps) {
  const { models, problems, notes } = reading;
  const groups = previewRows(sheet, reading);
  return (
    <div className="app-sheet-preview">
      {problems.length > 0 ? (
        <ErrorSummary
          title={
            problems.length === 1
              ? "There is a problem in your file"
              : `There are ${problems.length} problems in your file`
          }
          description="Mend your file and upload it again. Everything else was read, and is shown below."
          errorList={problems.map((problem) => ({
            text: problem.sentence,
            href: linkOf(problem, models, groups),
          }))}
        />
      ) : null}
      {notes.length > 0 ? (
        <InsetText>
          <h2 className="govuk-heading-s">What you should know</h2>
          <ul className="govuk-list govuk-list--bullet">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      {models.length === 0 ? (
        <EmptyState title="No figures were read">
          Fill in a column of the sheet “Costs” for each home, save the file and upload it again.
        </EmptyState>
      ) : (
        batches(models).map((batch) => (
          <HomesPreview key={batch[0]?.locationId} sheet={sheet} homes={batch} reading={reading} />
        ))
      )}
      <CentralPreview sheet={sheet} central={reading.central} />
    </div>
  );
}

type HomesPreviewProps = SheetPreviewProps & { readonly homes: readonly HomeFigures[] };

function HomesPreview({ sheet, homes, reading }: HomesPreviewProps) {
  return previewRows(sheet, reading).map(({ group, rows }) => (
    <FiguresTable
      key={group}
      caption={group}
      rows={rows}
      homes={homes}
      names={new Map(sheet.homes.map(({ locationId, name }) => [locationId, name]))}
      problems={reading.problems}
    />
  ));
}

/** More homes than this beside each other cannot be read: the others follow below. */
const homesAtOnce = 6;

function batches(models: readonly HomeFigures[]): readonly (readonly HomeFigures[])[] {
  const count = Math.ceil(models.length / homesAtOnce);
  return Array.from({ length: count }, (_, at) => models.slice(at * homesAtOnce, (at + 1) * homesAtOnce));
}

/** A problem leads to its figure; one of a whole line leads to the line's first figure. */
function linkOf(
  { line, home }: WorkbookReading["problems"][number],
  models: readonly HomeFigures[],
  groups: readonly { readonly rows: readonly PreviewRow[] }[],
): string | undefined {
  const shown = models.find(({ locationId }) => home === null || locationId === home);
  const known = groups.some(({ rows }) => rows.some(({ code }) => code === line));
  return shown && known && line !== null ? `#${figureId(shown.locationId, line)}` : undefined;
}
