import { withdrawApplication } from "#app/commands/application/withdraw-application.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { access, ownDraft } from "./page.server.ts";
import { SectionPage } from "./parts.tsx";
import { notOpenInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Withdraw your application") }];

const withdrawAccess = { ...access, permission: "application:submit", settle: true } as const;

export const loader = guardLoader(withdrawAccess, async ({ actor, params }) => {
  const { draft } = await ownDraft(actor, params.applicationId);
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    closesAt: deadlineInWords(draft.round.closesAt),
    submitted: draft.application.currentSubmissionId !== null,
  };
});

export const action = guardAction(withdrawAccess, async ({ actor, params, url, fields, arrival }) => {
  const page = `${originOf(url)}${paths.application(params.applicationId)}`;
  const verdict = found(await withdrawApplication(actor, params.applicationId, page, arrival));
  if (verdict.ok) throw redirect(`${paths.application(params.applicationId)}?done=withdrawn`);
  return refused(
    fields,
    verdict.why.kind === "nothing-submitted"
      ? "There is nothing to withdraw: you have not submitted this application."
      : `${notOpenInWords(verdict.why)} What you submitted still stands.`,
  );
});

export default function Withdrawal() {
  const { applicationId, roundTitle, closesAt, submitted } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SectionPage {...{ applicationId, reply }} title="Withdraw your application" caption={roundTitle}>
      {submitted ? (
        <form method="post" noValidate>
          <p className="govuk-body">
            The council will not judge it. Your answers and prices stay here, and you can submit them again
            before {closesAt}.
          </p>
          <Button variant="warning" preventDoubleClick>
            Withdraw application
          </Button>
        </form>
      ) : (
        <p className="govuk-body">There is nothing to withdraw: nothing of this application is submitted.</p>
      )}
    </SectionPage>
  );
}
