import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { ErrorSummary } from "#app/components/govuk/ErrorSummary.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { unfinished } from "#app/domain/application/tasks.ts";
import { submissionsOf } from "#app/data/application/submissions.server.ts";
import { findDraft } from "#app/data/application/drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { access } from "./page.server.ts";
import { Standing } from "./standing.tsx";
import { standingOf } from "./standing-words.ts";
import { leftInWords, notOpenInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Your application was not submitted") }];

const submitAccess = { ...access, permission: "application:submit", settle: true } as const;

export const loader = guardLoader(submitAccess, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const draft = found(await findDraft(tx, actor.providerId, params.applicationId));
    const submissions = await submissionsOf(tx, draft.application.id);
    return {
      applicationId: draft.application.id,
      roundTitle: draft.round.title,
      standing: standingOf(draft, submissions, now),
      left: leftInWords(
        unfinished(draft.tasks),
        draft.lots.map(({ lot }) => lot),
      ),
    };
  }),
);

/** Judged by when its body arrived: an opening or extension of the round waits until this is done. */
export const action = guardAction(submitAccess, async ({ actor, params, fields, arrival, url }) => {
  const receipt = paths.receipt(params.applicationId);
  const page = `${originOf(url)}${receipt}`;
  const verdict = found(await submitApplication(actor, params.applicationId, page, arrival));
  if (verdict.ok) throw redirect(receipt);
  if (verdict.why.kind === "round-not-open") return refused(fields, notOpenInWords(verdict.why));
  const { tasks } = verdict.why;
  const draft = await reading(actor, (tx) => findDraft(tx, actor.providerId, params.applicationId));
  return refused(
    fields,
    leftInWords(
      tasks,
      found(draft).lots.map(({ lot }) => lot),
    ),
  );
});

export default function Submission() {
  const { applicationId, roundTitle, standing, left } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.application(applicationId)}>Back to your application</BackLink>
      {reply ? <ErrorSummary errorList={[{ text: reply.errors[""] }]} /> : null}
      <PageHeading caption={roundTitle}>
        {reply ? "Your application was not submitted" : "Submit your application"}
      </PageHeading>
      <Standing standing={standing} applicationId={applicationId} />
      {reply || !left ? null : <p className="govuk-body">{left}</p>}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.check(applicationId)}>
          Check your answers
        </a>
      </p>
    </>
  );
}
