import { z } from "zod";
import { answerQuestion } from "#app/commands/clarification/answer-question.server.ts";
import { clarificationById } from "#app/data/clarifications.server.ts";
import { reading } from "#app/data/db.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
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
      <h2 className="govuk-heading-s">As it was asked, at {when}</h2>
      <InsetText>
        <Paragraphs text={question} />
      </InsetText>
      <form method="post" noValidate>
        <CharacterCount
          name="question"
          label="The question as everyone will read it"
          labelSize="s"
          hint="Take out names, places and anything that shows who asked."
          maxLength={longest}
          rows={5}
          value={shown(reply, "question", question)}
          error={reply?.errors["question"]}
        />
        <CharacterCount
          name="answer"
          label="The answer"
          labelSize="s"
          hint="It binds the council, and cannot be changed once it is published."
          maxLength={longest}
          rows={7}
          value={shown(reply, "answer")}
          error={reply?.errors["answer"]}
        />
        <Button preventDoubleClick>Publish the answer</Button>
      </form>
    </>
  );
}
