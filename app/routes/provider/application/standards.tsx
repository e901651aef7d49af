import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { standardsAnswers } from "#app/data/application/answers.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { access, keepSection, openDraft, ownDraft } from "./page.server.ts";
import { SaveButtons, SectionPage } from "./parts.tsx";

export const meta = () => [{ title: titleOf("Standards that you must meet") }];

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    carried: draft.standards.state === "carried",
    kept: draft.standards.kept,
    questions: draft.questions.filter((one) => one.kind === "PASS_FAIL"),
  };
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const { draft } = await ownDraft(actor, params.applicationId);
  const asked = draft.questions.filter((one) => one.kind === "PASS_FAIL");
  const answered = asked.flatMap(({ code }) => (fields.text(code) === "" ? [] : [[code, fields.text(code)]]));
  return keepSection({
    fields,
    applicationId: params.applicationId,
    schemas: { draft: standardsAnswers.draft, complete: standardsAnswers.complete(asked) },
    typed: Object.fromEntries(answered) as unknown,
    save: (answers, complete) => {
      const section = { name: { kind: "standards" }, answers } as const;
      return saveApplicationSection(actor, params.applicationId, section, complete, arrival);
    },
  });
});

export default function Standards() {
  const { applicationId, roundTitle, carried, kept, questions } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SectionPage
      {...{ applicationId, reply, carried }}
      title="Standards that you must meet"
      caption={roundTitle}
    >
      <p className="govuk-body">
        You pass or fail these questions. Where an answer is neither, a person reads it and may ask you more.
      </p>
      <form method="post" noValidate>
        {questions.map(({ code, text, hint, choices }) => (
          <Radios
            key={code}
            name={code}
            legend={text}
            legendSize="s"
            hint={hint || undefined}
            value={shown(reply, code, kept[code])}
            error={reply?.errors[code]}
            items={choices.map((choice) => ({ value: choice, text: choice }))}
          />
        ))}
        <SaveButtons />
      </form>
    </SectionPage>
  );
}
