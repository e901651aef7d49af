import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type GenericHeaderProps = {
  readonly url?: string | undefined;
  /** What stands in the link home: a name, or a mark with a name. */
  readonly logo: ReactNode;
  readonly containerClasses?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** What stands beside the logo, such as the account. */
  readonly children?: ReactNode;
};

export function GenericHeader(props: GenericHeaderProps) {
  return (
    <div className={classes("govuk-generic-header", props.classes)} {...props.attributes}>
      <div
        className={classes(
          "govuk-generic-header__container",
          props.containerClasses ?? "govuk-width-container",
        )}
      >
        <div className="govuk-generic-header__logo">
          <a href={props.url ?? "/"} className="govuk-generic-header__homepage-link">
            {props.logo}
          </a>
        </div>
        {props.children}
      </div>
    </div>
  );
}
