import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes, HeadingLevel } from "./shared.ts";

export type SummaryAction = {
  readonly href: string;
  readonly text: ReactNode;
  /** What the action changes, for those who hear the link alone. */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type SummaryCardProps = {
  readonly title?: ReactNode;
  readonly headingLevel?: HeadingLevel | undefined;
  readonly titleClasses?: string | undefined;
  readonly actions?: readonly SummaryAction[] | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

export function SummaryCard(props: SummaryCardProps) {
  const Heading = `h${props.headingLevel ?? 2}` as const;
  return (
    <div className={classes("govuk-summary-card", props.classes)} {...props.attributes}>
      <div className="govuk-summary-card__title-wrapper">
        {props.title ? (
          <Heading className={classes("govuk-summary-card__title", props.titleClasses)}>
            {props.title}
          </Heading>
        ) : null}
        <CardActions actions={props.actions ?? []} cardTitle={props.title} />
      </div>
      <div className="govuk-summary-card__content">{props.children}</div>
    </div>
  );
}

function CardActions({
  actions,
  cardTitle,
}: {
  readonly actions: readonly SummaryAction[];
  readonly cardTitle: ReactNode;
}) {
  const [only, second] = actions;
  if (!only) return null;
  if (!second) {
    return (
      <div className="govuk-summary-card__actions">
        <ActionLink action={only} cardTitle={cardTitle} />
      </div>
    );
  }
  return (
    <ul className="govuk-summary-card__actions">
      {actions.map((action, index) => (
        <li key={index} className="govuk-summary-card__action">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

/** A link named in full for screen readers: what it changes and on which card. */
export function ActionLink({
  action,
  cardTitle,
}: {
  readonly action: SummaryAction;
  readonly cardTitle: ReactNode;
}) {
  return (
    <a className={classes("govuk-link", action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {action.visuallyHiddenText || cardTitle ? (
        <span className="govuk-visually-hidden">
          {action.visuallyHiddenText ? ` ${action.visuallyHiddenText}` : null}
          {cardTitle ? <> ({cardTitle})</> : null}
        </span>
      ) : null}
    </a>
  );
}
