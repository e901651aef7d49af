import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { unfinished, type TaskName } from "#app/domain/application/tasks.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import type { Draft } from "#app/data/application/drafts.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { AnswerCards } from "./AnswerCards.tsx";
import { answerCards } from "./answer-cards.ts";
import { access, openDraft } from "./page.server.ts";
import { statusWords, taskPath, taskTitle } from "./words.ts";

export const meta = () => [{ title: titleOf("Check your answers") }];

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    closesAt: deadlineInWords(draft.round.closesAt),
    cards: answerCards(draft),
    left: unfinished(draft.tasks).map((task) => ({
      title: titleInFull(task.name, draft),
      href: taskPath(draft.application.id, task.name),
      words: statusWords[task.status],
    })),
  };
});

/** Lots have sections of the same name: here each says which lot it is of. */
function titleInFull(name: TaskName, draft: Draft): string {
  const lot = "lotId" in name ? draft.lots.find((one) => one.lot.id === name.lotId)?.lot : undefined;
  const title = taskTitle(name, draft.questions);
  return lot ? `Lot ${lot.number}, ${lot.title}: ${title.toLowerCase()}` : title;
}

export default function Check() {
  const { applicationId, roundTitle, closesAt, cards, left } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.application(applicationId)}>Back to your application</BackLink>
      <PageHeading caption={roundTitle}>Check your answers</PageHeading>
      <p className="govuk-body">This is exactly what the council will judge.</p>
      <AnswerCards cards={cards} />
      {left.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Not ready to submit yet</h2>
          <ul className="govuk-list govuk-list--bullet">
            {left.map((task) => (
              <li key={task.href}>
                <a className="govuk-link" href={task.href}>
                  {task.title}
                </a>
                : {task.words.toLowerCase()}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <form method="post" action={paths.submission(applicationId)} noValidate>
          <h2 className="govuk-heading-m">Submit your application</h2>
          <WarningText>
            The last version that you submit before {closesAt} is the one that counts. Until then nobody at
            the council can read it.
          </WarningText>
          <p className="govuk-body">
            By submitting you confirm that what it says is true and that you may offer these prices.
          </p>
          <Button preventDoubleClick>Submit application</Button>
        </form>
      )}
    </>
  );
}
