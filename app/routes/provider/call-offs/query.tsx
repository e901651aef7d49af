import { z } from "zod";
import { answerBidQuestion } from "#app/commands/call-off/question-bid.server.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { queriesOf } from "#app/data/call-off/bid-exclusions.server.ts";
import { reading } from "#app/data/db.server.ts";
import { refusalWords } from "#app/components/call-off/judging-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("A question about your price") }];

const access = { area: "provider", permission: "bid:write", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { callOffId }, url }) =>
  reading(actor, async (tx, now) => {
    const { callOff } = await callOffOfPage(tx, callOffId, now);
    const [query] = await queriesOf(tx, callOffId);
    return {
      ...{ callOffId, title: callOff.title, reference: callOff.reference },
      query: query && {
        ...{ question: query.question, answer: query.answer, dueOn: dayInWords(query.dueOn) },
        answeredAt: query.answeredAt && inWords(query.answeredAt),
        mayAnswer: !query.answered && query.accepted === null && dayOf(now) <= query.dueOn,
      },
      done: url.searchParams.has("done"),
    };
  }),
);

const answering = z.object({ answer: textField("your answer", 5000) });

export const action = guardAction(access, async ({ actor, params: { callOffId }, fields, arrival }) => {
  const form = answering.safeParse({ answer: fields.text("answer") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await answerBidQuestion(actor, callOffId, form.data.answer, arrival);
  if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "answer");
  throw redirect(`${paths.ownCallOffStep(callOffId, "query")}?done`);
});

export default function QuestionAboutYourPrice() {
  const { callOffId, title, reference, query, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.ownCallOff(callOffId)}>{title}</BackLink>
      {reply ? <FormErrors errors={reply.errors} /> : null}
      {done && !reply ? <NotificationBanner type="success" text="Your answer is kept." /> : null}
      <PageHeading caption={`${reference}: ${title}`}>A question about your price</PageHeading>
      {query ? (
        <>
          <InsetText>
            <Paragraphs text={query.question} />
          </InsetText>
          {query.answeredAt ? (
            <>
              <h2 className="govuk-heading-m">Your answer</h2>
              <Paragraphs text={query.answer} />
              <p className="govuk-hint">Answered at {query.answeredAt}</p>
            </>
          ) : null}
          {query.mayAnswer ? (
            <form method="post" noValidate>
              <p className="govuk-body">
                Answer by the end of {query.dueOn}. Without an answer your bid may be excluded.
              </p>
              <Textarea
                name="answer"
                label="Your answer"
                hint="How wages, travel, training and overheads are paid from your price. You can answer once."
                rows={8}
                value={shown(reply, "answer")}
                error={reply?.errors["answer"]}
              />
              <Button preventDoubleClick>Send your answer</Button>
            </form>
          ) : null}
          {!query.mayAnswer && !query.answeredAt ? (
            <p className="govuk-body">The day by which to answer, {query.dueOn}, has passed.</p>
          ) : null}
        </>
      ) : (
        <EmptyState title="Nothing has been asked">
          You get a mail when the council asks about your price.
        </EmptyState>
      )}
    </>
  );
}
