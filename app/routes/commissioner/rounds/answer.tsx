import { z } from "zod";
import { answerQuestion } from "#app/commands/clarification/answer-question.server.ts";
import { clarificationById } from "#app/data/clarifications.server.ts";
import { reading } from "#app/data/db.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { AnswerForm } from "#app/components/portal/AnswerForm.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Answer a question") }];

const access = {
  area: "commissioner",
  permission: "clarification:answer",
  params: byId("roundId", "clarificationId"),
} as const;
const longest = 4_000;
const schema = z.object({
  question: textField("the question as everyone will read it", longest),
  answer: textField("the answer", longest),
});

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const round = found(await roundById(tx, params.roundId));
    const asked = found(await clarificationById(tx, params.clarificationId));
    if (asked.roundId !== round.id) throw notFound();
    if (asked.answeredAt) throw redirect(paths.questionsOfRound(round.id));
    return { roundId: round.id, title: round.title, question: asked.question, when: inWords(asked.askedAt) };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = schema.safeParse({ question: fields.text("question"), answer: fields.text("answer") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await answerQuestion(actor, params.clarificationId, form.data);
  if (verdict.ok) throw redirect(`${paths.questionsOfRound(params.roundId)}?done=answered`);
  switch (verdict.why.kind) {
    case "not-found":
      throw notFound();
    case "already-answered":
      return refused(fields, "Someone has answered this question already");
    case "names-the-asker":
      return refused(
        fields,
        `Take out “${verdict.why.found}”: it says who asked`,
        nameField(form.data, verdict.why.found),
      );
  }
});

function nameField(words: { readonly question: string }, name: string): "question" | "answer" {
  return words.question.toLowerCase().includes(name.toLowerCase()) ? "question" : "answer";
}

export default function Answer() {
  const { roundId, title, question, when } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <BackLink href={paths.questionsOfRound(roundId)}>Questions</BackLink>
      <PageHeading caption={title}>Answer a question</PageHeading>
      <AnswerForm
        asked={question}
        when={when}
        readers="everyone"
        answerHint="It binds the council, and cannot be changed once it is published."
        maxLength={longest}
        question={shown(reply, "question", question)}
        answer={shown(reply, "answer")}
        errors={reply?.errors}
      />
    </>
  );
}
