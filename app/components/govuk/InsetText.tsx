import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type InsetTextProps = {
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

export function InsetText({ id, classes: more, attributes, children }: InsetTextProps) {
  return (
    <div id={id} className={classes("govuk-inset-text", more)} {...attributes}>
      {children}
    </div>
  );
}
