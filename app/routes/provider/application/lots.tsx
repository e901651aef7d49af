import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { lotsAnswers } from "#app/data/application/answers.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { ticked, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { access, keepSection, openDraft } from "./page.server.ts";
import { SaveButtons, SectionPage } from "./parts.tsx";

export const meta = () => [{ title: titleOf("Choose your lots") }];

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    carried: draft.chosen.state === "carried",
    chosen: draft.chosen.kept.lotIds,
    lots: draft.lotsOfRound.map(({ id, number, title, summary, pricedBy }) => ({
      ...{ id, title: `Lot ${number}: ${title}` },
      hint: [summary, pricedBy === "LOCATION" ? "Priced for each of your locations." : ""]
        .filter(Boolean)
        .join(" "),
    })),
  };
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) =>
  keepSection({
    fields,
    applicationId: params.applicationId,
    schemas: lotsAnswers,
    typed: { lotIds: [...new Set(fields.all("lotIds"))] },
    save: (answers, complete) => {
      const section = { name: { kind: "lots" }, answers } as const;
      return saveApplicationSection(actor, params.applicationId, section, complete, arrival);
    },
  }),
);

export default function Lots() {
  const { applicationId, roundTitle, carried, chosen, lots } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SectionPage {...{ applicationId, reply, carried }} title="Choose your lots" caption={roundTitle}>
      <form method="post" noValidate>
        <Checkboxes
          name="lotIds"
          legendSize="s"
          legend="Which lots do you apply for?"
          hint="Select all that apply. Each adds two sections: where you work, and your prices."
          values={ticked(reply, "lotIds", chosen)}
          error={reply?.errors["lotIds"] ?? reply?.errors["lotIds.0"]}
          items={lots.map((lot) => ({ value: lot.id, text: lot.title, hint: lot.hint }))}
        />
        <SaveButtons />
      </form>
    </SectionPage>
  );
}
