import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type BreadcrumbItem = {
  readonly text: ReactNode;
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type BreadcrumbsProps = {
  readonly items: readonly BreadcrumbItem[];
  readonly collapseOnMobile?: boolean | undefined;
  readonly inverse?: boolean | undefined;
  readonly labelText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** An item without an address is the current page. */
export function Breadcrumbs({
  items,
  collapseOnMobile,
  inverse,
  labelText = "Breadcrumb",
  classes: more,
  attributes,
}: BreadcrumbsProps) {
  return (
    <nav
      className={classes(
        "govuk-breadcrumbs",
        inverse && "govuk-breadcrumbs--inverse",
        more,
        collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile",
      )}
      aria-label={labelText}
      {...attributes}
    >
      <ol className="govuk-breadcrumbs__list">
        {items.map((item, index) =>
          item.href === undefined ? (
            <li key={index} className="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ) : (
            <li key={index} className="govuk-breadcrumbs__list-item">
              <a className="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
