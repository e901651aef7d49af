import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type SkipLinkProps = {
  readonly href?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

export function SkipLink({ href = "#content", classes: more, attributes, children }: SkipLinkProps) {
  return (
    <a href={href} className={classes("govuk-skip-link", more)} data-module="govuk-skip-link" {...attributes}>
      {children}
    </a>
  );
}
