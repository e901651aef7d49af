import { z } from "zod";
import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { questionAnswers } from "#app/data/application/answers.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { access, keepSection, openDraft, ownDraft } from "./page.server.ts";
import { SaveButtons, SectionPage } from "./parts.tsx";

const questionAccess = {
  ...access,
  params: z.object({ applicationId: z.uuid(), code: z.string().max(100) }),
} as const;

export const meta = () => [{ title: titleOf("Question") }];

export const loader = guardLoader(questionAccess, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const { kept, state } = found(draft.answers.get(params.code));
  const { text, hint, weight, maximumWords } = found(draft.questions.find((one) => one.code === params.code));
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    carried: state === "carried",
    ...{ kept, text, hint, weight, maximumWords },
  };
});

export const action = guardAction(questionAccess, async ({ actor, params, fields, arrival }) => {
  const { draft } = await ownDraft(actor, params.applicationId);
  const { maximumWords } = found(draft.questions.find((one) => one.code === params.code));
  return keepSection({
    fields,
    applicationId: params.applicationId,
    schemas: { draft: questionAnswers.draft, complete: questionAnswers.complete(maximumWords) },
    typed: { text: fields.text("text") },
    save: (answers, complete) => {
      const section = { name: { kind: "question", code: params.code }, answers } as const;
      return saveApplicationSection(actor, params.applicationId, section, complete, arrival);
    },
  });
});

export default function Question() {
  const data = useLoaderData<typeof loader>();
  const { applicationId, roundTitle, carried, maximumWords } = data;
  const reply = useActionData<typeof action>();
  return (
    <SectionPage {...{ applicationId, reply, carried }} title={data.text} caption={roundTitle}>
      <p className="govuk-body">
        Two evaluators score your answer apart. It counts for {data.weight} of the 100 points for quality.
      </p>
      <form method="post" noValidate>
        <CharacterCount
          name="text"
          label="Your answer"
          hint={data.hint || undefined}
          rows={15}
          maxWords={maximumWords}
          value={shown(reply, "text", data.kept.text)}
          error={reply?.errors["text"]}
        />
        <SaveButtons />
      </form>
    </SectionPage>
  );
}
