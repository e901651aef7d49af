import { publishedClarifications } from "#app/data/clarifications.server.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { capsOf, frameworkById, linesOf, lotsOf } from "#app/data/frameworks.server.ts";
import { questionsOf } from "#app/data/question-sets.server.ts";
import { extensionsOf, roundById, type Round } from "#app/data/rounds.server.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { dayOf, type Day } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { boundInWords, unfitInWords } from "#app/domain/pricing/re-pricing-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Answers } from "#app/components/portal/Answers.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RoundDates } from "#app/components/portal/RoundDates.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { WhatIsAsked } from "#app/components/portal/WhatIsAsked.tsx";
import { answersInWords, roundInWords, roundLooks } from "#app/components/portal/round-words.ts";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.round.title ?? "Round") },
];

export const loader = guardLoader(
  { area: "public", permission: "public:read", params: byId("roundId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const round = found(await roundById(tx, params.roundId));
      if (!round.publishedAt) found(null);
      const framework = found(await frameworkById(tx, round.frameworkId));
      return {
        round: roundInWords(round, now),
        intake: round.intake,
        bound: boundInWords(round.rePricing),
        unfit: unfitInWords(round.rePricing.unfitRates, round.effectiveOn),
        framework: framework.title,
        lots: await lotsWithCaps(tx, round, framework.publishesPrices, dayOf(now)),
        questions: await questionsOf(tx, round.questionSetId),
        answers: answersInWords(await publishedClarifications(tx, round.id)),
        extensions: (await extensionsOf(tx, round.id)).map(({ before, after, reason }) => ({
          before: deadlineInWords(before),
          after: deadlineInWords(after),
          reason,
        })),
        applying: actor.kind === "provider",
      };
    }),
);

/** The lots of a round; with what each line is capped at on a day, where the framework publishes prices. */
async function lotsWithCaps(tx: Tx, round: Round, publishes: boolean, today: Day) {
  const lots = (await lotsOf(tx, [round.frameworkId])).filter((lot) => round.lotIds.includes(lot.id));
  const lines = await linesOf(
    tx,
    lots.map((lot) => lot.id),
  );
  const caps = publishes
    ? await capsOf(
        tx,
        lines.map((line) => line.id),
      )
    : [];
  return lots.map((lot) => ({
    id: lot.id,
    title: `${lot.number}. ${lot.title}${lot.rule.kind === "automatic" ? " (joined with any core lot: nothing to apply for)" : ""}`,
    lines: lines
      .filter((line) => line.lotId === lot.id)
      .map((line) => ({
        title: line.title,
        caps: caps
          .filter((cap) => cap.serviceLineId === line.id && cap.from <= today && (!cap.to || cap.to > today))
          .map((cap) => `${formatPrice(cap.pence, line.unit)}${cap.everywhere ? "" : ` in ${cap.area}`}`),
      })),
  }));
}

export default function RoundPage() {
  const { round, framework, lots, questions, answers, extensions, applying, intake, bound, unfit } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading caption={framework}>{round.title}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={round.status} looks={roundLooks} />
      </p>
      {round.status === "open" ? (
        <Deadline
          words={round.closes}
          left={round.left}
          serverTime={round.serverTime}
          urgent={round.urgent}
        />
      ) : null}
      {round.status === "cancelled" ? (
        <InsetText>This round was cancelled. Nothing that was submitted has been opened.</InsetText>
      ) : null}
      <RoundDates round={round} />
      {intake === "continuous" ? (
        <p className="govuk-body">
          Applications are taken as they come and judged together after the round closes.
        </p>
      ) : null}
      {extensions.map((extension) => (
        <InsetText key={extension.after}>
          The round closes later than first announced: at {extension.after} instead of {extension.before}.{" "}
          {extension.reason}
        </InsetText>
      ))}
      {round.status === "open" ? (
        <Button href={applying ? paths.provider : paths.signIn} isStartButton>
          {applying ? "Go to your application" : "Sign in to apply"}
        </Button>
      ) : null}
      <h2 className="govuk-heading-m">If you are a member already</h2>
      <p className="govuk-body">{bound}.</p>
      <p className="govuk-body">{unfit}.</p>
      <h2 className="govuk-heading-m">Lots in this round</h2>
      <ul className="govuk-list">
        {lots.map((lot) => (
          <li key={lot.id}>
            {lot.title}
            <LinesWithCaps lines={lot.lines} />
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">What is asked</h2>
      {questions.length === 0 ? (
        <p className="govuk-body">Nothing is asked.</p>
      ) : (
        <WhatIsAsked questions={questions} />
      )}
      <h2 className="govuk-heading-m">Questions and answers</h2>
      <p className="govuk-body">
        {round.questionsOpen ? (
          <>
            Providers can{" "}
            <a className="govuk-link" href={paths.askQuestion(round.id)}>
              ask a question
            </a>{" "}
            until {round.questionsClose}.
          </>
        ) : (
          <>Questions closed at {round.questionsClose}.</>
        )}{" "}
        Every answer is published here for everyone, without who asked.
      </p>
      {answers.length === 0 ? (
        <EmptyState title="No answer has been published yet" headingLevel={3}>
          Answers appear here as soon as they are given.
        </EmptyState>
      ) : (
        <Answers answers={answers} />
      )}
    </>
  );
}

type Line = { readonly title: string; readonly caps: readonly string[] };

function LinesWithCaps({ lines }: { readonly lines: readonly Line[] }) {
  const capped = lines.filter((line) => line.caps.length > 0);
  if (capped.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {capped.map((line) => (
        <li key={line.title}>
          {line.title}: cap {line.caps.join("; ")}
        </li>
      ))}
    </ul>
  );
}
