import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type ErrorSummaryItem = {
  readonly text: ReactNode;
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type ErrorSummaryProps = {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly errorList?: readonly ErrorSummaryItem[] | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function ErrorSummary(props: ErrorSummaryProps) {
  const { title = "There is a problem", description, errorList = [] } = props;
  return (
    <div
      className={classes("govuk-error-summary", props.classes)}
      data-disable-auto-focus={props.disableAutoFocus}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {description ? <p>{description}</p> : null}
          {errorList.length > 0 ? (
            <ul className="govuk-list govuk-error-summary__list">
              {errorList.map((item, index) => (
                <li key={index}>
                  {item.href === undefined ? (
                    item.text
                  ) : (
                    <a href={item.href} {...item.attributes}>
                      {item.text}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  );
}
