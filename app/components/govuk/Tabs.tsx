import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type TabItem = {
  readonly id: string;
  readonly label: ReactNode;
  readonly panel: ReactNode;
  readonly attributes?: Attributes | undefined;
  readonly panelAttributes?: Attributes | undefined;
};

export type TabsProps = {
  readonly id?: string | undefined;
  readonly title?: ReactNode;
  readonly items: readonly TabItem[];
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Without a script it is a table of contents with every panel below it. */
export function Tabs({ id, title = "Contents", items, classes: more, attributes }: TabsProps) {
  return (
    <div id={id} className={classes("govuk-tabs", more)} data-module="govuk-tabs" {...attributes}>
      <h2 className="govuk-tabs__title">{title}</h2>
      {items.length > 0 ? (
        <ul className="govuk-tabs__list">
          {items.map((item, index) => (
            <li
              key={item.id}
              className={classes("govuk-tabs__list-item", index === 0 && "govuk-tabs__list-item--selected")}
            >
              <a className="govuk-tabs__tab" href={`#${item.id}`} {...item.attributes}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {items.map((item, index) => (
        <div
          key={item.id}
          className={classes("govuk-tabs__panel", index > 0 && "govuk-tabs__panel--hidden")}
          id={item.id}
          {...item.panelAttributes}
        >
          {item.panel}
        </div>
      ))}
    </div>
  );
}
