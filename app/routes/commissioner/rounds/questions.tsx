import { clarificationsOf } from "#app/data/clarifications.server.ts";
import { reading } from "#app/data/db.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryCard } from "#app/components/govuk/SummaryCard.tsx";
import { Answers, Paragraphs } from "#app/components/portal/Answers.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { roundInWords } from "#app/components/portal/round-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Questions from providers") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params: byId("roundId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const round = found(await roundById(tx, params.roundId));
      const all = await clarificationsOf(tx, round.id);
      return {
        round: roundInWords(round, now),
        waiting: all
          .filter((one) => !one.answeredAt)
          .map(({ id, question, askedAt }) => ({ id, question, when: inWords(askedAt) })),
        answered: all.flatMap(({ id, published, answer, answeredAt }) =>
          published && answer && answeredAt
            ? [{ id, question: published, answer, when: inWords(answeredAt) }]
            : [],
        ),
        mayAnswer: mayDo(actor, "clarification:answer"),
        done: url.searchParams.get("done") === "answered",
      };
    }),
);

export default function Questions() {
  const { round, waiting, answered, mayAnswer, done } = useLoaderData<typeof loader>();
  return (
    <>
      {done ? (
        <NotificationBanner
          type="success"
          text="The answer is published, and everyone with a draft is told."
        />
      ) : null}
      <BackLink href={paths.round(round.id)}>{round.title}</BackLink>
      <PageHeading caption={round.title}>Questions from providers</PageHeading>
      <p className="govuk-body">
        {round.questionsOpen
          ? `Questions can be asked until ${round.questionsClose}.`
          : `Questions closed at ${round.questionsClose}.`}{" "}
        Each is answered to all, in words that do not say who asked.
      </p>
      <h2 className="govuk-heading-m">Waiting for an answer</h2>
      {waiting.length === 0 ? (
        <EmptyState title="No question waits" headingLevel={3}>
          New ones appear here, and on your home page.
        </EmptyState>
      ) : (
        waiting.map((one) => (
          <SummaryCard
            key={one.id}
            title={`Asked at ${one.when}`}
            headingLevel={3}
            actions={mayAnswer ? [{ href: paths.answerQuestion(round.id, one.id), text: "Answer" }] : []}
          >
            <Paragraphs text={one.question} />
          </SummaryCard>
        ))
      )}
      <h2 className="govuk-heading-m">Answered</h2>
      {answered.length === 0 ? <p className="govuk-body">None yet.</p> : <Answers answers={answered} />}
    </>
  );
}
