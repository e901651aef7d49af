import type { ReactNode } from "react";
import type { CallOffState } from "#app/domain/call-off/state.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { stateLooks } from "./call-off-words.ts";

export type CallOffHeadProps = {
  readonly back: { readonly href: string; readonly text: string };
  readonly callOff: { readonly reference: string; readonly title: string; readonly state: CallOffState };
  /** What has just been done, in a sentence. */
  readonly done?: string | null | undefined;
  readonly errors?: ReactNode;
  readonly children: ReactNode;
};

/** The head of a page of a call-off: the way back, what is wrong or was done, the page's title and where the call-off stands. */
export function CallOffHead({ back, callOff, done, errors, children }: CallOffHeadProps) {
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      {errors}
      {done && !errors ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${callOff.reference}: ${callOff.title}`}>{children}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={callOff.state} looks={stateLooks} />
      </p>
    </>
  );
}
