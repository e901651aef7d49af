import { z } from "zod";
import { answerAboutCallOff } from "#app/commands/call-off/ask-question.server.ts";
import { questionsOfCallOff } from "#app/data/call-off/questions.server.ts";
import { reading } from "#app/data/db.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { AnswerForm } from "#app/components/portal/AnswerForm.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { personSentence, stepRefused } from "#app/web/call-off-words.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Answer a question") }];

const access = {
  area: "commissioner",
  permission: "call-off:manage",
  params: byId("callOffId", "questionId"),
} as const;
const longest = 4_000;
const schema = z.object({
  question: textField("the question as everyone will read it", longest),
  answer: textField("the answer", longest),
});

export const loader = guardLoader(access, async ({ actor, params, posted }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head, state } = await ownCallOffOfPage(tx, actor, params.callOffId, now);
    const asked = found(
      (await questionsOfCallOff(tx, callOff.id)).find(({ id }) => id === params.questionId),
    );
    if ((asked.answeredAt || state !== "open") && !posted)
      throw redirect(paths.callOffStep(callOff.id, "questions"));
    return { id: callOff.id, head, question: asked.question, when: inWords(asked.askedAt) };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = schema.safeParse({ question: fields.text("question"), answer: fields.text("answer") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await answerAboutCallOff(actor, params.callOffId, params.questionId, form.data);
  if (verdict.ok) throw redirect(`${paths.callOffStep(params.callOffId, "questions")}?done=answered`);
  const { why } = verdict;
  const fieldOf = (words: string) =>
    form.data.question.toLowerCase().includes(words.toLowerCase()) ? "question" : "answer";
  switch (why.kind) {
    case "not-found":
    case "not-now":
      return stepRefused(fields, why);
    case "already-answered":
      return refused(fields, "Someone has answered this question already");
    case "names-the-asker":
      return refused(fields, `Take out “${why.found}”: it says who asked`, fieldOf(why.found));
    case "names-a-person":
      return refused(fields, personSentence(why.detail), fieldOf(why.detail.found));
  }
});

export default function Answer() {
  const { id, head, question, when } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOffStep(id, "questions"), text: "Questions" }}
        callOff={head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Answer a question
      </CallOffHead>
      <AnswerForm
        asked={question}
        when={when}
        readers="everyone invited"
        answerHint="It cannot be changed once it is published."
        maxLength={longest}
        question={shown(reply, "question", question)}
        answer={shown(reply, "answer")}
        errors={reply?.errors}
      />
    </>
  );
}
