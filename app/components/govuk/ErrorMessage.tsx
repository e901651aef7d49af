import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type ErrorMessageProps = {
  readonly id?: string | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

/** An empty visuallyHiddenText leaves the word out. */
export function ErrorMessage({
  id,
  visuallyHiddenText = "Error",
  classes: more,
  attributes,
  children,
}: ErrorMessageProps) {
  return (
    <p id={id} className={classes("govuk-error-message", more)} {...attributes}>
      {visuallyHiddenText ? <span className="govuk-visually-hidden">{`${visuallyHiddenText}:`}</span> : null}
      {visuallyHiddenText ? " " : null}
      {children}
    </p>
  );
}
