import type { ReactNode } from "react";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { paths } from "#app/web/paths.ts";
import type { Reply } from "#app/web/reply.server.ts";

type StepPageProps = {
  readonly head: { readonly id: string; readonly reference: string; readonly provider: string };
  readonly title: string;
  readonly reply: Reply | undefined;
  /** Ids to link to where they differ from the field's name. */
  readonly targets?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
};

/** A form about one placement, with the way back to it. */
export function StepPage({ head, title, reply, targets, children }: StepPageProps) {
  return (
    <>
      <BackLink href={paths.placement(head.id)}>Placement {head.reference}</BackLink>
      <FormErrors errors={reply?.errors} targets={targets ?? {}} />
      <PageHeading caption={`${head.reference}, ${head.provider}`}>{title}</PageHeading>
      {children}
    </>
  );
}
