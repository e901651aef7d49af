import { saveApplicationSection } from "#app/commands/application/save-section.server.ts";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { organisationAnswers } from "#app/data/application/answers.ts";
import { specialismsOffered } from "#app/domain/application/specialisms.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { access, keepSection, openDraft } from "./page.server.ts";
import { SaveButtons, SectionPage } from "./parts.tsx";

export const meta = () => [{ title: titleOf("Your organisation") }];

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const { kept, state } = draft.organisation;
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    carried: state === "carried",
    kept,
    offered: [...new Set([...specialismsOffered, ...kept.specialisms])],
  };
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) =>
  keepSection({
    fields,
    applicationId: params.applicationId,
    schemas: organisationAnswers,
    typed: {
      name: fields.text("name"),
      contactName: fields.text("contactName"),
      contactMail: fields.text("contactMail"),
      contactPhone: fields.text("contactPhone"),
      size: fields.text("size"),
      isVoluntary: fields.text("isVoluntary"),
      specialisms: fields.all("specialisms"),
    },
    save: (answers, complete) => {
      const section = { name: { kind: "organisation" }, answers } as const;
      return saveApplicationSection(actor, params.applicationId, section, complete, arrival);
    },
  }),
);

export default function Organisation() {
  const { applicationId, roundTitle, carried, kept, offered } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const text = (name: "name" | "contactName" | "contactMail" | "contactPhone") => ({
    name,
    classes: "govuk-!-width-two-thirds",
    value: shown(reply, name, kept[name]),
    error: reply?.errors[name],
  });
  return (
    <SectionPage {...{ applicationId, reply, carried }} title="Your organisation" caption={roundTitle}>
      <form method="post" noValidate>
        <Input {...text("name")} label="Name of your organisation" autoComplete="organization" />
        <Input
          {...text("contactName")}
          label="Person to contact about this application"
          autoComplete="name"
        />
        <Input
          {...text("contactMail")}
          label="Email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
        />
        <Input {...text("contactPhone")} label="Telephone number" type="tel" autoComplete="tel" />
        <Radios
          name="size"
          legendSize="s"
          legend="How large is your organisation?"
          hint="Small or medium means fewer than 250 people and a turnover of £44 million or less."
          value={shown(reply, "size", kept.size)}
          error={reply?.errors["size"]}
          items={[
            { value: "small", text: "Small or medium" },
            { value: "larger", text: "Larger" },
          ]}
        />
        <Radios
          name="isVoluntary"
          legendSize="s"
          legend="Are you a voluntary or community organisation, or a social enterprise?"
          inline
          value={shown(reply, "isVoluntary", kept.isVoluntary)}
          error={reply?.errors["isVoluntary"]}
          items={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No" },
          ]}
        />
        <Checkboxes
          name="specialisms"
          legendSize="s"
          legend="Which languages, cultures and faiths do your workers share with the people they support?"
          hint="Brokers and the public can search by these. Leave them empty if none applies."
          small
          values={ticked(reply, "specialisms", kept.specialisms)}
          error={reply?.errors["specialisms"]}
          items={offered.map((one) => ({ value: one, text: one }))}
        />
        <SaveButtons />
      </form>
    </SectionPage>
  );
}
