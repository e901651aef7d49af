import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type HintProps = {
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

export function Hint({ id, classes: more, attributes, children }: HintProps) {
  return (
    <div id={id} className={classes("govuk-hint", more)} {...attributes}>
      {children}
    </div>
  );
}
