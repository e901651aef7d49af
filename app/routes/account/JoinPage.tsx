import type { ReactNode } from "react";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { JoinForm } from "#app/components/portal/JoinForm.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { shown } from "#app/web/form.ts";
import { paths } from "#app/web/paths.ts";
import type { Reply } from "#app/web/reply.server.ts";

type JoinPageProps = {
  readonly title: string;
  readonly link: {
    readonly email: string;
    readonly name: string;
    readonly organisation: string;
    readonly addressHeld: boolean;
  };
  readonly reply: Reply | undefined;
  /** What a person can do whose address has an account already, other than to sign in with it. */
  readonly otherwise: ReactNode;
  /** What is about to happen. */
  readonly children: ReactNode;
  readonly submitText: string;
};

/** Where a link leads that makes an account: what it makes and for whom, and the form; or that the address has one. */
export function JoinPage({ title, link, reply, otherwise, children, submitText }: JoinPageProps) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormErrors errors={reply?.errors} />
        <PageHeading caption={link.organisation}>{title}</PageHeading>
        {link.addressHeld ? (
          <p className="govuk-body">
            {link.email} already has an account here, and an account belongs to one organisation.{" "}
            <a href={paths.signIn} className="govuk-link">
              Sign in with it
            </a>
            , or {otherwise}.
          </p>
        ) : (
          <>
            <p className="govuk-body">{children}</p>
            <JoinForm
              email={link.email}
              name={shown(reply, "name", link.name)}
              errors={reply?.errors ?? {}}
              submitText={submitText}
            />
          </>
        )}
      </div>
    </div>
  );
}
