import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes, Size } from "./shared.ts";

export type TableHeader = {
  readonly text: ReactNode;
  readonly numeric?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly colSpan?: number | undefined;
  readonly rowSpan?: number | undefined;
  readonly attributes?: Attributes | undefined;
};

/** A cell is numeric where its column is, unless it says otherwise. */
export type TableCell = TableHeader;

export type TableProps = {
  readonly caption?: ReactNode;
  readonly captionSize?: Size | undefined;
  readonly captionClasses?: string | undefined;
  readonly head?: readonly TableHeader[] | undefined;
  readonly rows: readonly (readonly (TableCell | string | number)[])[];
  readonly firstCellIsHeader?: boolean | undefined;
  /** Smaller text, for tables with a lot of data. */
  readonly small?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function Table(props: TableProps) {
  const { caption, captionSize, captionClasses, head, rows, firstCellIsHeader } = props;
  return (
    <table
      className={classes("govuk-table", props.small && "govuk-table--small-text-until-tablet", props.classes)}
      {...props.attributes}
    >
      {caption ? (
        <caption
          className={classes(
            "govuk-table__caption",
            captionSize && `govuk-table__caption--${captionSize}`,
            captionClasses,
          )}
        >
          {caption}
        </caption>
      ) : null}
      {head ? <TableHead head={head} /> : null}
      <tbody className="govuk-table__body">
        {rows.map((row, rowIndex) => (
          <tr key={rowIndex} className="govuk-table__row">
            {row.map((given, index) => {
              const cell = typeof given === "object" ? given : { text: given };
              return firstCellIsHeader && index === 0 ? (
                <RowHeader key={index} cell={cell} />
              ) : (
                <Cell key={index} cell={cell} numeric={cell.numeric ?? head?.[index]?.numeric} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TableHead({ head }: { readonly head: readonly TableHeader[] }) {
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        {head.map((cell, index) => (
          <th
            key={index}
            scope="col"
            className={classes(
              "govuk-table__header",
              cell.numeric && "govuk-table__header--numeric",
              cell.classes,
            )}
            colSpan={cell.colSpan}
            rowSpan={cell.rowSpan}
            {...cell.attributes}
          >
            {cell.text}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function RowHeader({ cell }: { readonly cell: TableCell }) {
  return (
    <th
      scope="row"
      className={classes("govuk-table__header", cell.classes)}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      {...cell.attributes}
    >
      {cell.text}
    </th>
  );
}

function Cell({ cell, numeric }: { readonly cell: TableCell; readonly numeric: boolean | undefined }) {
  return (
    <td
      className={classes("govuk-table__cell", numeric && "govuk-table__cell--numeric", cell.classes)}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      {...cell.attributes}
    >
      {cell.text}
    </td>
  );
}
