import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { shown } from "#app/web/form.ts";
import { paths } from "#app/web/paths.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { RequestHeading } from "./request-head.tsx";

type ReasonPageProps = {
  readonly head: RequestHeading;
  readonly title: string;
  /** What this does, and to whom it shows. */
  readonly says: string;
  /** Whether a reason is asked for; going back needs none. */
  readonly asksReason: boolean;
  readonly submit: string;
  /** Why it cannot be done at this stage. */
  readonly why: string | null;
  readonly reply: Reply | undefined;
};

/** A deed on a request as a whole that needs a reason, or takes one back. */
export function ReasonPage({ head, title, says, asksReason, submit, why, reply }: ReasonPageProps) {
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <BackLink href={paths.request(head.id)}>{head.reference}</BackLink>
      <PageHeading caption={head.reference}>{title}</PageHeading>
      {why && !reply ? (
        <EmptyState title="This cannot be done now">{why}.</EmptyState>
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">{says}</p>
          {asksReason ? (
            <CharacterCount
              name="reason"
              label="Why?"
              labelSize="s"
              hint="In words that name nobody"
              maxLength={500}
              rows={3}
              value={shown(reply, "reason")}
              error={reply?.errors["reason"]}
            />
          ) : null}
          <Button preventDoubleClick name="deed" value={asksReason ? "do" : "undo"}>
            {submit}
          </Button>
        </form>
      )}
    </>
  );
}
