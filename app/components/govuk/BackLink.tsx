import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type BackLinkProps = {
  readonly href: string;
  readonly inverse?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children?: ReactNode;
};

export function BackLink({ href, inverse, classes: more, attributes, children = "Back" }: BackLinkProps) {
  return (
    <a
      href={href}
      className={classes("govuk-back-link", inverse && "govuk-back-link--inverse", more)}
      {...attributes}
    >
      {children}
    </a>
  );
}
