import type { ReactNode } from "react";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";

export type EvaluationHeadProps = {
  readonly back: { readonly href: string; readonly text: string };
  readonly caption: string;
  /** What has just been done, in a sentence. */
  readonly done?: string | null | undefined;
  readonly errors?: ReactNode;
  readonly children: ReactNode;
};

/** The head of a page of an evaluation: the way back, what is wrong or was done, and the page's title. */
export function EvaluationHead({ back, caption, done, errors, children }: EvaluationHeadProps) {
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      {errors}
      {done && !errors ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={caption}>{children}</PageHeading>
    </>
  );
}
