import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";
import { ActionLink, SummaryCard, type SummaryAction, type SummaryCardProps } from "./SummaryCard.tsx";

export type SummaryRow = {
  readonly key: ReactNode;
  readonly value: ReactNode;
  readonly actions?: readonly SummaryAction[] | undefined;
  readonly classes?: string | undefined;
  readonly keyClasses?: string | undefined;
  readonly valueClasses?: string | undefined;
};

export type SummaryListProps = {
  readonly rows: readonly SummaryRow[];
  readonly card?: Omit<SummaryCardProps, "children"> | undefined;
  readonly noBorder?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function SummaryList({ rows, card, noBorder, classes: more, attributes }: SummaryListProps) {
  const anyActions = rows.some((row) => (row.actions?.length ?? 0) > 0);
  const list = (
    <dl
      className={classes("govuk-summary-list", noBorder && "govuk-summary-list--no-border", more)}
      {...attributes}
    >
      {rows.map((row, index) => (
        <Row key={index} row={row} anyActions={anyActions} cardTitle={card?.title} />
      ))}
    </dl>
  );
  return card ? <SummaryCard {...card}>{list}</SummaryCard> : list;
}

type RowProps = { readonly row: SummaryRow; readonly anyActions: boolean; readonly cardTitle: ReactNode };

function Row({ row, anyActions, cardTitle }: RowProps) {
  const actions = row.actions ?? [];
  return (
    <div
      className={classes(
        "govuk-summary-list__row",
        anyActions && actions.length === 0 && "govuk-summary-list__row--no-actions",
        row.classes,
      )}
    >
      <dt className={classes("govuk-summary-list__key", row.keyClasses)}>{row.key}</dt>
      <dd className={classes("govuk-summary-list__value", row.valueClasses)}>{row.value}</dd>
      {actions.length > 0 ? (
        <dd className="govuk-summary-list__actions">
          <RowActions actions={actions} cardTitle={cardTitle} />
        </dd>
      ) : null}
    </div>
  );
}

function RowActions({
  actions,
  cardTitle,
}: {
  readonly actions: readonly SummaryAction[];
  readonly cardTitle: ReactNode;
}) {
  const [only, second] = actions;
  if (only && !second) return <ActionLink action={only} cardTitle={cardTitle} />;
  return (
    <ul className="govuk-summary-list__actions-list">
      {actions.map((action, index) => (
        <li key={index} className="govuk-summary-list__actions-list-item">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}
