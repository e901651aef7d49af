import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { phaseOf } from "#app/domain/round/window.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Panel } from "#app/components/govuk/Panel.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { findApplication } from "#app/data/application/applications.server.ts";
import { mailOf } from "#app/data/application/organisation.server.ts";
import { commissionerOfFramework, roundById } from "#app/data/application/rounds.server.ts";
import { submissionsOf } from "#app/data/application/submissions.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { access } from "./page.server.ts";
import { toTheSecond } from "./words.ts";

export const meta = () => [{ title: titleOf("Application received") }];

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const application = found(await findApplication(tx, actor.providerId, params.applicationId));
    const round = found(await roundById(tx, application.roundId));
    const submissions = await submissionsOf(tx, application.id);
    const current = submissions.find((one) => one.id === application.currentSubmissionId);
    if (!current) throw redirect(paths.application(application.id));
    return {
      applicationId: application.id,
      roundTitle: round.title,
      reference: current.reference,
      receivedAt: toTheSecond(current.submittedAt),
      contentHash: current.contentHash,
      mailedTo: await mailOf(tx, current.submittedBy),
      earlier: submissions
        .filter((one) => one.id !== current.id)
        .map((one) => `${one.reference}, received at ${toTheSecond(one.submittedAt)}`),
      council: (await commissionerOfFramework(tx, round.frameworkId)).name,
      closesAt: deadlineInWords(round.closesAt),
      open: phaseOf(round, now) === "open",
    };
  }),
);

export default function Receipt() {
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.application(data.applicationId)}>Back to your application</BackLink>
      <Panel title="Application received">
        Your reference
        <br />
        <strong>{data.reference}</strong>
      </Panel>
      <SummaryList
        rows={[
          { key: "Round", value: data.roundTitle },
          { key: "Received at", value: data.receivedAt },
          {
            key: "Content hash (SHA-256)",
            value: <code className="app-hash">{data.contentHash}</code>,
          },
          ...(data.earlier.length > 0 ? [{ key: "Takes the place of", value: data.earlier.join("; ") }] : []),
        ]}
      />
      <p className="govuk-body">
        The hash stands for every answer and every price in what you sent: nobody can change one without
        changing the hash. {data.mailedTo ? `We have sent this receipt to ${data.mailedTo}.` : null} You can
        come back to this page, and print it.
      </p>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ul className="govuk-list govuk-list--bullet">
        {data.open ? (
          <li>
            You can change your application and submit it again, or withdraw it, before {data.closesAt}. The
            last version counts.
          </li>
        ) : null}
        <li>Nobody at {data.council} can read your answers or prices before the round has closed.</li>
        <li>Then two people open all applications together, and evaluators score them apart.</li>
        <li>We write to you with the outcome for each lot, and the reasons for it.</li>
      </ul>
      {data.open ? (
        <Button href={paths.application(data.applicationId)} variant="secondary">
          Back to your application
        </Button>
      ) : null}
    </>
  );
}
