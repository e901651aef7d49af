import { Button } from "#app/components/govuk/Button.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { TaskProgress } from "#app/components/portal/TaskProgress.tsx";
import { paths } from "#app/web/paths.ts";
import type { HomeRound } from "./home-page.server.ts";

/** An open round, or one still to open: by when, how far along, and the one thing to do next. */
export function RoundToApplyTo({ round }: { readonly round: HomeRound }) {
  return (
    <section aria-labelledby={`round-${round.number}`}>
      <h2 className="govuk-heading-m" id={`round-${round.number}`}>
        {round.title}
      </h2>
      {round.open ? (
        <Deadline {...round.deadline} label="Closes at" />
      ) : (
        <p className="govuk-body">
          Opens at {round.opensAt} and closes at {round.deadline.words}.
        </p>
      )}
      <NextStep round={round} />
    </section>
  );
}

function NextStep({ round }: { readonly round: HomeRound }) {
  const begun = round.begun;
  if (!round.open) return null;
  if (!begun)
    return (
      <form method="post" action={paths.applications} noValidate>
        <p className="govuk-body">You have not started. {round.knownFrom}</p>
        <input type="hidden" name="roundId" value={round.id} />
        <Button preventDoubleClick>Start your application</Button>
      </form>
    );
  return (
    <>
      <p className="govuk-body">{begun.words}</p>
      {begun.submitted ? null : <TaskProgress completed={begun.completed} total={begun.total} />}
      <Button
        href={paths.application(begun.applicationId)}
        variant={begun.submitted ? "secondary" : undefined}
      >
        {begun.submitted ? "See your application" : "Continue your application"}
      </Button>
    </>
  );
}
