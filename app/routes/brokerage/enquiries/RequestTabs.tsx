import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { paths } from "#app/web/paths.ts";
import { RequestPages } from "../requests/request-head.tsx";

type Props = {
  readonly request: { readonly id: string; readonly reference: string; readonly district: string };
  readonly view: "enquiries" | "offers";
  readonly title: string;
  readonly done?: string | null | undefined;
};

/** The head of a page of a request: what was just done, and its pages side by side. */
export function RequestTabs({ request: { id, reference, district }, view, title, done }: Props) {
  return (
    <>
      <BackLink href={paths.request(id)}>The request</BackLink>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${reference}, ${district}`}>{title}</PageHeading>
      <RequestPages id={id} view={view} />
    </>
  );
}
