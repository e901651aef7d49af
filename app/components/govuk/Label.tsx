import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes, Size } from "./shared.ts";

export type LabelProps = {
  readonly htmlFor?: string | undefined;
  readonly size?: Size | undefined;
  readonly isPageHeading?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children?: ReactNode;
};

export function Label({ htmlFor, size, isPageHeading, classes: more, attributes, children }: LabelProps) {
  if (!children) return null;
  const label = (
    <label
      className={classes("govuk-label", size && `govuk-label--${size}`, more)}
      htmlFor={htmlFor}
      {...attributes}
    >
      {children}
    </label>
  );
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}
