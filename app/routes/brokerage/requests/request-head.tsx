import type { ReactNode } from "react";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { SubNavigation } from "#app/components/portal/SubNavigation.tsx";
import type { RequestStage } from "#app/domain/brokerage/request.ts";
import { paths } from "#app/web/paths.ts";
import { stageLooks } from "./words.ts";

/** What the pages of one request show at their top. */
export type RequestHeading = {
  readonly id: string;
  readonly reference: string;
  readonly personRef: string;
  readonly stage: RequestStage;
  readonly urgent: boolean;
};

const views = [
  ["", "Thread"],
  ["ladder", "Care ladder"],
  ["matches", "Matches"],
  ["enquiries", "Enquiries"],
  ["offers", "Offers"],
  ["choice", "Choice"],
] as const;

type View = (typeof views)[number][0];

const doneWords: Readonly<Record<string, string>> = {
  made: "The request is made",
  changed: "The request is changed",
  assigned: "The request is given to its broker",
  held: "The request is on hold",
  resumed: "The request is taken up again",
  archived: "The request is archived",
  reopened: "The request is open again",
  kept: "The shortlist is kept for the person’s choice",
  chosen: "The choice is taken down",
};

/** A request's reference and stage, what was just done to it, and its pages side by side. */
export function RequestHead({
  request,
  view,
  title,
  done,
}: {
  readonly request: RequestHeading;
  readonly view: View;
  readonly title: ReactNode;
  readonly done: string | null;
}) {
  const { id, reference, personRef, stage, urgent } = request;
  const words = done ? doneWords[done] : undefined;
  return (
    <>
      <BackLink href={paths.requests}>Requests</BackLink>
      {words ? <NotificationBanner type="success" text={`${words}.`} /> : null}
      <PageHeading caption={`${reference}, for ${personRef}`}>{title}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={stage} looks={stageLooks} />{" "}
        {urgent ? (
          <Tag colour="orange" classes="app-status">
            Urgent
          </Tag>
        ) : null}
      </p>
      <RequestPages id={id} view={view} />
    </>
  );
}

/** The pages of a request side by side, with the one that is open marked. */
export function RequestPages({ id, view }: { readonly id: string; readonly view: View }) {
  return (
    <SubNavigation
      label="This request"
      items={views.map(([step, text]) => ({
        href: step === "" ? paths.request(id) : paths.requestStep(id, step),
        text,
        current: step === view,
      }))}
    />
  );
}
