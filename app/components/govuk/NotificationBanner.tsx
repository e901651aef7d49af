import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes, HeadingLevel } from "./shared.ts";

export type NotificationBannerProps = {
  readonly type?: "success" | undefined;
  readonly title?: ReactNode;
  readonly titleId?: string | undefined;
  readonly titleHeadingLevel?: HeadingLevel | undefined;
  readonly role?: "alert" | "region" | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  /** One sentence, shown as a heading. For anything longer give children instead. */
  readonly text?: ReactNode;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children?: ReactNode;
};

export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === "success";
  const titleId = props.titleId ?? "govuk-notification-banner-title";
  const Heading = `h${props.titleHeadingLevel ?? 2}` as const;
  return (
    <div
      className={classes(
        "govuk-notification-banner",
        success && "govuk-notification-banner--success",
        props.classes,
      )}
      role={props.role ?? (success ? "alert" : "region")}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (success ? "Success" : "Important")}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {props.text ? <p className="govuk-notification-banner__heading">{props.text}</p> : null}
        {props.children}
      </div>
    </div>
  );
}
