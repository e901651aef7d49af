import type { ReactNode } from "react";
import { classes } from "#app/components/govuk/classes.ts";
import type { Size } from "#app/components/govuk/shared.ts";

export type ResponsiveColumn = {
  readonly key: string;
  readonly label: string;
  readonly numeric?: boolean | undefined;
  /** Shown in the head instead of the label, such as a link that sorts. */
  readonly heading?: ReactNode;
  readonly sorted?: "ascending" | "descending" | undefined;
};

export type ResponsiveRow = {
  readonly key: string | number;
  readonly cells: { readonly [column: string]: ReactNode };
  readonly classes?: string | undefined;
};

export type ResponsiveTableProps = {
  readonly caption: ReactNode;
  readonly captionSize?: Size | undefined;
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly ResponsiveColumn[];
  readonly rows: readonly ResponsiveRow[];
  /** Tighter rows, for those who work in it all day. */
  readonly dense?: boolean | undefined;
  readonly classes?: string | undefined;
};

/**
 * A table whose rows become cards on a phone. The roles are written out because a cell that is laid out as a
 * block would otherwise lose them. The first column names the row.
 */
export function ResponsiveTable(props: ResponsiveTableProps) {
  const { caption, captionSize = "m", captionHidden, columns, rows, dense } = props;
  return (
    <table
      role="table"
      className={classes("govuk-table app-table", dense && "app-table--dense", props.classes)}
    >
      <caption
        className={
          captionHidden
            ? "govuk-visually-hidden"
            : `govuk-table__caption govuk-table__caption--${captionSize}`
        }
      >
        {caption}
      </caption>
      <thead role="rowgroup" className="govuk-table__head">
        <tr role="row" className="govuk-table__row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              aria-sort={column.sorted}
              className={classes("govuk-table__header", column.numeric && "govuk-table__header--numeric")}
            >
              {column.heading ?? column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="govuk-table__body">
        {rows.map((row) => (
          <tr key={row.key} role="row" className={classes("govuk-table__row", row.classes)}>
            {columns.map((column, index) => (
              <BodyCell
                key={column.key}
                column={column}
                isRowHeader={index === 0}
                content={row.cells[column.key]}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type BodyCellProps = {
  readonly column: ResponsiveColumn;
  readonly isRowHeader: boolean;
  readonly content: ReactNode;
};

function BodyCell({ column, isRowHeader, content }: BodyCellProps) {
  const inner = <span className="app-table__content">{content}</span>;
  if (isRowHeader) {
    return (
      <th
        role="rowheader"
        scope="row"
        className="govuk-table__header app-table__row-header"
        data-label={column.label}
      >
        {inner}
      </th>
    );
  }
  return (
    <td
      role="cell"
      data-label={column.label}
      className={classes("govuk-table__cell", column.numeric && "govuk-table__cell--numeric app-num")}
    >
      {inner}
    </td>
  );
}
