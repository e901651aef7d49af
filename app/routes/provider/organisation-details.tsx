import { z } from "zod";
import { changeOrganisation } from "#app/commands/organisation/change-organisation.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { organisationOf } from "#app/data/organisations.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { emailField, optionalTextField, sentences, textField, webField } from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Details of your organisation") }];

const access = { area: "provider", permission: "organisation:manage" } as const;

const schema = z.object({
  name: textField("the name of your organisation"),
  contactMail: emailField,
  contactPhone: optionalTextField("Phone number", 40),
  website: webField("Website"),
});

export const loader = guardLoader(access, async ({ actor }) => {
  const organisation = await reading(actor, (tx) => organisationOf(tx, actor));
  const kinds = [
    ...(organisation.isSmall ? ["small"] : []),
    ...(organisation.isVoluntary ? ["voluntary"] : []),
  ];
  return { organisation, kinds };
});

export const action = guardAction(access, async ({ actor, fields }) => {
  const names = Object.keys(schema.shape);
  const form = schema.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  if (!form.success) return badForm(fields, sentences(form.error));
  const kinds = fields.all("kinds");
  await changeOrganisation(actor, {
    ...form.data,
    isSmall: kinds.includes("small"),
    isVoluntary: kinds.includes("voluntary"),
  });
  throw redirect(`${paths.organisation}?done=saved`);
});

export default function OrganisationDetailsPage() {
  const reply = useActionData<typeof action>();
  const { organisation, kinds } = useLoaderData<typeof loader>();
  const field = (name: "name" | "contactMail" | "contactPhone" | "website") => ({
    name,
    value: shown(reply, name, organisation[name]),
    error: reply?.errors[name],
  });
  return (
    <>
      <BackLink href={paths.organisation}>Your organisation</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <FormErrors errors={reply?.errors} />
          <PageHeading>Details of your organisation</PageHeading>
          <form method="post" noValidate>
            <Input {...field("name")} label="Name" autoComplete="organization" />
            <Input
              {...field("contactMail")}
              label="Email address"
              hint="The public register shows it"
              type="email"
              spellCheck={false}
            />
            <Input {...field("contactPhone")} label="Phone number (optional)" type="tel" width={20} />
            <Input
              {...field("website")}
              label="Website (optional)"
              hint="Like https://www.example.org"
              spellCheck={false}
            />
            <Checkboxes
              name="kinds"
              legend="What are you? (optional)"
              values={ticked(reply, "kinds", kinds)}
              items={[
                {
                  value: "small",
                  text: "A small or medium-sized enterprise",
                  hint: "Fewer than 250 people, and a turnover of £44 million or less",
                },
                { value: "voluntary", text: "A voluntary, community or social enterprise" },
              ]}
            />
            <Button>Save</Button>
          </form>
        </div>
      </div>
    </>
  );
}
