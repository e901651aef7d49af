import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes, HeadingLevel } from "./shared.ts";

export type PanelProps = {
  readonly title: ReactNode;
  readonly headingLevel?: HeadingLevel | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children?: ReactNode;
};

/** The panel of a confirmation page. */
export function Panel({ title, headingLevel = 1, classes: more, attributes, children }: PanelProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classes("govuk-panel govuk-panel--confirmation", more)} {...attributes}>
      <Heading className="govuk-panel__title">{title}</Heading>
      {children ? <div className="govuk-panel__body">{children}</div> : null}
    </div>
  );
}
