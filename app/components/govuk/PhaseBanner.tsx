import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";
import { Tag } from "./Tag.tsx";

export type PhaseBannerProps = {
  readonly tag: ReactNode;
  readonly tagClasses?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

export function PhaseBanner({ tag, tagClasses, classes: more, attributes, children }: PhaseBannerProps) {
  return (
    <div className={classes("govuk-phase-banner govuk-width-container", more)} {...attributes}>
      <p className="govuk-phase-banner__content">
        <Tag classes={classes("govuk-phase-banner__content__tag", tagClasses)}>{tag}</Tag>
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
