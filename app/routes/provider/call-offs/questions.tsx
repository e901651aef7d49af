import { z } from "zod";
import { askAboutCallOff } from "#app/commands/call-off/ask-question.server.ts";
import { answersOfCallOff, questionsOfCallOff } from "#app/data/call-off/questions.server.ts";
import { invitationsOf } from "#app/data/call-off/invitations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { mayAskOfCallOff } from "#app/domain/call-off/timetable.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Answers } from "#app/components/portal/Answers.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { answersInWords } from "#app/components/portal/round-words.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Questions about the call-off") }];

const access = { area: "provider", permission: "question:ask", params: byId("callOffId") } as const;
const longest = 2_000;
const schema = z.object({ question: textField("your question", longest) });

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head, state } = await callOffOfPage(tx, params.callOffId, now);
    if ((await invitationsOf(tx, callOff.id)).length === 0) throw notFound();
    const close = callOff.questionsCloseAt;
    return {
      ...{ id: callOff.id, head },
      close: close ? deadlineInWords(close) : "",
      mayAsk: mayAskOfCallOff({ state, questionsCloseAt: close }, now).ok,
      asked: (await questionsOfCallOff(tx, callOff.id)).map(({ id, question, askedAt, answeredAt }) => ({
        ...{ id, question, when: inWords(askedAt), answered: answeredAt !== null },
      })),
      answers: answersInWords(await answersOfCallOff(tx, callOff.id)),
      done: url.searchParams.get("done") === "asked",
    };
  }),
);

export const action = guardAction(
  { ...access, settle: true },
  async ({ actor, params, person, fields, arrival }) => {
    const form = schema.safeParse({ question: fields.text("question") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const asked = { question: form.data.question, receiptTo: person?.email ?? "" };
    const verdict = await askAboutCallOff(actor, params.callOffId, asked, arrival);
    if (verdict.ok) throw redirect(`${paths.ownCallOffStep(params.callOffId, "questions")}?done=asked`);
    const { why } = verdict;
    if (why.kind !== "questions-closed") return stepRefused(fields, why);
    const closed = why.closedAt ? ` at ${deadlineInWords(why.closedAt)}` : "";
    return refused(fields, `Questions closed${closed}`, "question");
  },
);

export default function Questions() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.ownCallOff(page.id), text: page.head.title }}
        callOff={page.head}
        done={page.done ? "Your question has been sent. A receipt is on its way by mail." : null}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Questions about the call-off
      </CallOffHead>
      <p className="govuk-body">
        Every answer goes to everyone invited, in words that do not say who asked. You get a message when it
        is there.
      </p>
      {page.mayAsk || reply ? (
        <form method="post" noValidate>
          <CharacterCount
            name="question"
            label="Your question"
            labelSize="m"
            hint={`You can ask until ${page.close}. Leave out your organisation’s name, if you can.`}
            maxLength={longest}
            rows={6}
            value={shown(reply, "question")}
            error={reply?.errors["question"]}
          />
          <Button preventDoubleClick>Send question</Button>
        </form>
      ) : (
        <EmptyState
          title={page.close ? `Questions closed at ${page.close}` : "This call-off takes no questions"}
        >
          Everyone must have the same answers, so none is given after the close.
        </EmptyState>
      )}
      {page.asked.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">What you asked</h2>
          <SummaryList
            rows={page.asked.map((one) => ({
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
      {page.answers.length === 0 ? (
        <EmptyState title="No answer has been published yet" headingLevel={3}>
          Answers appear here as soon as they are given.
        </EmptyState>
      ) : (
        <Answers answers={page.answers} />
      )}
    </>
  );
}
