import { z } from "zod";
import { startRegistration } from "#app/commands/account/register-organisation.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { charityNumber, companiesHouseNumber, cqcNumber } from "#app/domain/access/organisation-number.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { emailField, numberField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, blocked, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Register your organisation") }];

const schema = z.object({
  organisation: textField("the name of your organisation"),
  companiesHouseNumber: numberField(
    companiesHouseNumber,
    "Companies House number must be 8 characters, like 01234567 or SC123456",
  ),
  charityNumber: numberField(
    charityNumber,
    "Charity number must be 6 or 7 figures, like 1234567, or SC012345",
  ),
  cqcProviderId: numberField(cqcNumber, "CQC provider number must look like 1-101639593"),
  name: textField("your full name"),
  email: emailField,
});

const numbers = ["companiesHouseNumber", "charityNumber", "cqcProviderId"] as const;
const names = ["organisation", ...numbers, "name", "email"] as const;

export const loader = guardLoader({ area: "account", permission: "account:use" }, async ({ url }) => ({
  sent: url.searchParams.get("done") === "sent",
}));

export const action = guardAction(
  { area: "account", permission: "account:use" },
  async ({ fields, url, address }) => {
    const form = schema.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
    const noNumber = numbers.every((number) => fields.text(number).trim() === "");
    if (!form.success || noNumber) return badForm(fields, wrong(form.error, noNumber));
    const { organisation, name, email, ...typed } = form.data;
    const given = Object.fromEntries(Object.entries(typed).filter(([, number]) => number !== ""));
    const origin = originOf(url);
    const verdict = await startRegistration(
      { organisation: { name: organisation, ...given }, name, email },
      { address, linkOf: (token) => `${origin}${paths.registration(token)}` },
    );
    if (verdict.ok) throw redirect(`${paths.registerOrganisation}?done=sent`);
    if (verdict.why.kind === "blocked")
      return blocked(fields, "Too many letters were asked for. Try again in an hour", "email");
    return refused(
      fields,
      "An organisation with this number is already registered. Ask a colleague there to invite you",
      verdict.why.number,
    );
  },
);

/** The sentences in the order of the form. */
function wrong(error: z.ZodError | undefined, noNumber: boolean): Record<string, string> {
  const found: Record<string, string> = {
    ...(error ? sentences(error) : {}),
    ...(noNumber
      ? { companiesHouseNumber: "Enter at least one number: Companies House, charity or CQC provider" }
      : {}),
  };
  return Object.fromEntries(names.flatMap((name) => (found[name] ? [[name, found[name]]] : [])));
}

export default function RegisterOrganisation() {
  const reply = useActionData<typeof action>();
  const { sent } = useLoaderData<typeof loader>();
  if (sent && !reply) return <Sent />;
  const field = (name: string) => ({ name, value: shown(reply, name), error: reply?.errors[name] });
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormErrors errors={reply?.errors} />
        <PageHeading>Register your organisation</PageHeading>
        <p className="govuk-body">
          For care providers who want to join the framework. If your organisation is registered already, ask a
          colleague to invite you.
        </p>
        <form method="post" noValidate>
          <Input
            {...field("organisation")}
            label="Name of the organisation"
            autoComplete="organization"
            hint="As it stands on the public registers"
          />
          <Fieldset legend="Its numbers" legendSize="m">
            <p className="govuk-body">
              Give at least one. They tell your organisation from others of its name.
            </p>
            <Input {...field("companiesHouseNumber")} label="Companies House number" width={10} />
            <Input {...field("charityNumber")} label="Charity number" width={10} />
            <Input
              {...field("cqcProviderId")}
              label="CQC provider number"
              hint="It starts with 1- on your certificate. We then list the locations that the regulator knows."
              width={20}
            />
          </Fieldset>
          <Fieldset legend="You" legendSize="m">
            <Input {...field("name")} label="Your full name" autoComplete="name" />
            <Input
              {...field("email")}
              label="Your work email address"
              hint="We send a link to it. You sign in with it later."
              type="email"
              autoComplete="email"
              spellCheck={false}
            />
          </Fieldset>
          <Button>Send the link</Button>
        </form>
      </div>
    </div>
  );
}

function Sent() {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageHeading>Check your email</PageHeading>
        <p className="govuk-body">
          A link is on its way to the address you gave. Follow it to choose a password and finish. It works
          once, for 7 days.
        </p>
        <p className="govuk-body">
          Nothing after ten minutes? Look among unwanted mail, or{" "}
          <a className="govuk-link" href={paths.registerOrganisation}>
            register again
          </a>
          : a number stays free until the link is followed.
        </p>
      </div>
    </div>
  );
}
