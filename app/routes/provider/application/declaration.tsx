import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { declarationAnswers } from "#app/data/application/answers.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { DeclarationFields } from "./declaration-fields.tsx";
import { declarationTyped } from "./declaration-typed.ts";
import { access, keepSection, openDraft } from "./page.server.ts";
import { SaveButtons, SectionPage } from "./parts.tsx";

export const meta = () => [{ title: titleOf("Declaration") }];

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const { kept, state } = draft.declaration;
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    carried: state === "carried",
    kept,
  };
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) =>
  keepSection({
    fields,
    applicationId: params.applicationId,
    schemas: declarationAnswers,
    typed: declarationTyped(fields),
    save: (answers, complete) => {
      const section = { name: { kind: "declaration" }, answers } as const;
      return saveApplicationSection(actor, params.applicationId, section, complete, arrival);
    },
  }),
);

export default function Declaration() {
  const { applicationId, roundTitle, carried, kept } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SectionPage {...{ applicationId, reply, carried }} title="Declaration" caption={roundTitle}>
      <form method="post" noValidate>
        <DeclarationFields reply={reply} kept={kept} />
        <SaveButtons />
      </form>
    </SectionPage>
  );
}
