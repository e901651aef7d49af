import { z } from "zod";
import { changeSettings } from "#app/commands/administration/save-settings.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { publicationOfPrices, settingsOf } from "#app/data/settings.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import {
  colourField,
  emailField,
  optionalTextField,
  sentences,
  textField,
  webField,
} from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Settings") }];

const access = { area: "admin", permission: "settings:manage" } as const;

const schema = z.object({
  name: textField("the name of your organisation", 100),
  serviceName: textField("the name of the service", 60),
  brandColour: colourField,
  contactMail: emailField,
  contactPhone: optionalTextField("Phone number", 40),
  assessmentUrl: webField("Address of the page"),
});

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx) => ({
    settings: await settingsOf(tx, actor.commissionerId),
    frameworks: await publicationOfPrices(tx, actor.commissionerId),
    saved: url.searchParams.get("done") === "saved",
  })),
);

export const action = guardAction(access, async ({ actor, fields }) => {
  const names = Object.keys(schema.shape);
  const form = schema.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  if (!form.success) return badForm(fields, sentences(form.error));
  const own = await reading(actor, (tx) => publicationOfPrices(tx, actor.commissionerId));
  const published = fields.all("published");
  const publishing = own.map(({ id }) => ({ frameworkId: id, publishes: published.includes(id) }));
  const verdict = await changeSettings(actor, form.data, publishing);
  if (verdict.ok) throw redirect(`${paths.settings}?done=saved`);
  return refused(fields, "Another commissioner here has this name", "name");
});

export default function Settings() {
  const reply = useActionData<typeof action>();
  const { settings, frameworks, saved } = useLoaderData<typeof loader>();
  const field = (name: keyof typeof settings) => ({
    name,
    value: shown(reply, name, settings[name]),
    error: reply?.errors[name],
  });
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.admin}>Administration</BackLink>
        <FormErrors errors={reply?.errors} />
        {saved && !reply ? <NotificationBanner type="success" text="The settings are saved." /> : null}
        <PageHeading caption="Administration">Settings</PageHeading>
        <form method="post" noValidate>
          <Fieldset legend="Name and colour" legendSize="m">
            <Input
              {...field("name")}
              label="Name of your organisation"
              hint="It stands at the top of every page"
            />
            <Input {...field("serviceName")} label="Name of the service" />
            <Input
              {...field("brandColour")}
              label="Colour"
              hint="Six hexadecimal figures, like #005a6f, dark enough for white words"
              width={10}
              prefix={<span className="app-swatch" />}
            />
          </Fieldset>
          <Fieldset legend="How people reach you" legendSize="m">
            <Input {...field("contactMail")} label="Email address" type="email" spellCheck={false} />
            <Input {...field("contactPhone")} label="Phone number (optional)" type="tel" width={20} />
            <Input
              {...field("assessmentUrl")}
              label="Page on how to ask for an assessment (optional)"
              hint="A whole web address. The public register leads there."
              spellCheck={false}
            />
          </Fieldset>
          {frameworks.length > 0 ? (
            <Checkboxes
              name="published"
              legend="Prices on the public register"
              legendSize="m"
              hint="Hidden unless you select a framework. Cost models and people are never public."
              values={ticked(
                reply,
                "published",
                frameworks.filter(({ publishes }) => publishes).map(({ id }) => id),
              )}
              items={frameworks.map(({ id, title }) => ({
                value: id,
                text: `Publish the prices of ${title}`,
              }))}
            />
          ) : null}
          <Button>Save settings</Button>
        </form>
      </div>
    </div>
  );
}
