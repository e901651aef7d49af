import type { ReactNode } from "react";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag, type StatusLook } from "#app/components/portal/StatusTag.tsx";

export type BidHeadProps<Status extends string> = {
  readonly back: { readonly href: string; readonly text: string };
  readonly callOff: { readonly reference: string; readonly title: string };
  readonly done?: string | null | undefined;
  readonly errors?: ReactNode;
  /** Where the bidder stands, on pages that say so. */
  readonly status?: Status | undefined;
  readonly looks?: { readonly [status in Status]: StatusLook } | undefined;
  readonly children: ReactNode;
};

/** The head of a bidder's page about a call-off: the way back, what is wrong or was done, its title and where the bid stands. */
export function BidHead<Status extends string>(props: BidHeadProps<Status>) {
  const { back, callOff, done, errors, status, looks, children } = props;
  const caption = children === callOff.title ? callOff.reference : `${callOff.reference}: ${callOff.title}`;
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      {errors}
      {done && !errors ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={caption}>{children}</PageHeading>
      {status && looks ? (
        <p className="govuk-body">
          <StatusTag status={status} looks={looks} />
        </p>
      ) : null}
    </>
  );
}
