import { z } from "zod";
import { askQuestion } from "#app/commands/clarification/ask-question.server.ts";
import { clarificationsOf, publishedClarifications } from "#app/data/clarifications.server.ts";
import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { reading } from "#app/data/db.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Answers } from "#app/components/portal/Answers.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { answersInWords, roundInWords } from "#app/components/portal/round-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Questions about the round") }];

const access = { area: "provider", permission: "question:ask", params: byId("roundId") } as const;
const longest = 2_000;
const schema = z.object({ question: textField("your question", longest) });

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const round = found(await roundById(tx, params.roundId));
    const council = await commissionerOfPage(tx, undefined);
    return {
      round: roundInWords(round, now),
      asked: (await clarificationsOf(tx, round.id)).map(({ id, question, askedAt, answeredAt }) => ({
        id,
        question,
        when: inWords(askedAt),
        answered: answeredAt !== null,
      })),
      answers: answersInWords(await publishedClarifications(tx, round.id)),
      support: { mail: council?.contactMail ?? "", phone: council?.contactPhone ?? "" },
      done: url.searchParams.get("done") === "asked",
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, person, fields, arrival }) => {
  const form = schema.safeParse({ question: fields.text("question") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const asked = { question: form.data.question, receiptTo: person?.email ?? "" };
  const verdict = await askQuestion(actor, params.roundId, asked, arrival);
  if (verdict.ok) throw redirect(`${paths.askQuestion(params.roundId)}?done=asked`);
  switch (verdict.why.kind) {
    case "not-found":
      throw notFound();
    case "too-late":
      return refused(fields, `Questions closed at ${deadlineInWords(verdict.why.closedAt)}`, "question");
    case "not-asked-now":
      return refused(
        fields,
        "This round takes no questions: it is not published or was cancelled",
        "question",
      );
  }
});

export default function Questions() {
  const { round, asked, answers, support, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.provider}>Home</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? (
        <NotificationBanner
          type="success"
          text="Your question has been sent. A receipt is on its way by mail."
        />
      ) : null}
      <PageHeading caption={round.title}>Questions about the round</PageHeading>
      <p className="govuk-body">
        Every answer is published for everyone, in words that do not say who asked. You get a message when it
        is there.
      </p>
      {round.questionsOpen ? (
        <Ask until={round.questionsClose} reply={reply} />
      ) : (
        <TooLate closed={round.questionsClose} support={support} />
      )}
      {asked.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">What you asked</h2>
          <SummaryList
            rows={asked.map((one) => ({
              key: one.when,
              value: (
                <>
                  <p className="govuk-body">{one.question}</p>
                  <p className="govuk-hint">{one.answered ? "Answered below" : "Waiting for an answer"}</p>
                </>
              ),
            }))}
          />
        </>
      ) : null}
      <h2 className="govuk-heading-m">Questions and answers</h2>
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

function Ask({ until, reply }: { readonly until: string; readonly reply: Reply | undefined }) {
  return (
    <form method="post" noValidate>
      <CharacterCount
        name="question"
        label="Your question"
        labelSize="m"
        hint={`You can ask until ${until}. Leave out your organisation’s name, if you can.`}
        maxLength={longest}
        rows={6}
        value={shown(reply, "question")}
        error={reply?.errors["question"]}
      />
      <Button preventDoubleClick>Send question</Button>
    </form>
  );
}

type TooLateProps = {
  readonly closed: string;
  readonly support: { readonly mail: string; readonly phone: string };
};

/** After the cut-off no question about what is asked is taken, but nobody is left alone with the portal. */
function TooLate({ closed, support }: TooLateProps) {
  return (
    <EmptyState title={`Questions closed at ${closed}`}>
      <p className="govuk-body">
        If something on these pages does not work for you, write to{" "}
        {support.mail ? (
          <a className="govuk-link" href={`mailto:${support.mail}`}>
            {support.mail}
          </a>
        ) : (
          "the council"
        )}
        {support.phone ? <> or call {support.phone}</> : null}. They help with using the service; they cannot
        explain what the round asks any more, since everyone must have the same answers.
      </p>
    </EmptyState>
  );
}
