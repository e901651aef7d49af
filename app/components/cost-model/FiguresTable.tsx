import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { HomeFigures, SheetProblem } from "#app/domain/pricing/cost-model/workbook.ts";
import { figureId, type PreviewRow } from "./preview-rows.ts";

export type FiguresTableProps = {
  readonly caption: string;
  readonly rows: readonly PreviewRow[];
  readonly homes: readonly HomeFigures[];
  /** What each home is called, by its location. */
  readonly names: ReadonlyMap<string, string>;
  readonly problems: readonly SheetProblem[];
};

/** Figures of some homes beside each other; one that was refused says so, and can be led to. */
export function FiguresTable({ caption, rows, homes, names, problems }: FiguresTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      dense
      columns={[
        { key: "line", label: "Line" },
        ...homes.map(({ locationId }) => ({
          key: locationId,
          label: names.get(locationId) ?? locationId,
          numeric: true,
        })),
      ]}
      rows={rows.map((row) => ({
        key: row.code,
        cells: {
          line: row.name,
          ...Object.fromEntries(
            homes.map((home) => [
              home.locationId,
              <Figure key={home.locationId} row={row} home={home} problems={problems} />,
            ]),
          ),
        },
      }))}
    />
  );
}

type FigureProps = {
  readonly row: PreviewRow;
  readonly home: HomeFigures;
  readonly problems: readonly SheetProblem[];
};

function Figure({ row, home, problems }: FigureProps) {
  const said = row.of(home);
  const { locationId } = home;
  const inDoubt = problems.some(
    ({ line, home: whose }) => line === row.code && (whose === locationId || whose === null),
  );
  if (!inDoubt) return said ?? <span className="app-sheet-preview__none">Not given</span>;
  return (
    <span id={figureId(locationId, row.code)} className="app-sheet-preview__doubt">
      {said ?? "Not read"}
      <span className="govuk-visually-hidden">: there is a problem with this figure</span>
    </span>
  );
}
