import type { ReactNode } from "react";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { paths } from "#app/web/paths.ts";
import type { Reply } from "#app/web/reply.server.ts";

type SectionPageProps = {
  readonly applicationId: string;
  readonly title: string;
  readonly caption: ReactNode;
  readonly reply: Reply | undefined;
  readonly carried?: boolean;
  readonly targets?: Readonly<Record<string, string>> | undefined;
  readonly children: ReactNode;
};

/** A page of the application: the way back, what is wrong, the heading, and whether it was answered last time. */
export function SectionPage(props: SectionPageProps) {
  const { applicationId, title, caption, reply, carried, targets, children } = props;
  return (
    <>
      <BackLink href={paths.application(applicationId)}>Back to your application</BackLink>
      <FormErrors errors={reply?.errors} targets={targets} />
      <PageHeading caption={caption}>{title}</PageHeading>
      {carried ? (
        <InsetText>
          These are your answers from the last round. Check them, change what is no longer right, then save.
        </InsetText>
      ) : null}
      {children}
    </>
  );
}

/** The two ways to leave a section: complete, or as it is. */
export function SaveButtons() {
  return (
    <div className="govuk-button-group">
      <Button preventDoubleClick>Save and continue</Button>
      <Button variant="secondary" name="intent" value="later">
        Save and come back later
      </Button>
    </div>
  );
}
