import { z } from "zod";
import { askForReset } from "#app/commands/account/ask-for-reset.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { emailField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, blocked } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Choose a new password") }];

const schema = z.object({ email: emailField });

export const loader = guardLoader({ area: "account", permission: "account:use" }, async ({ url }) => ({
  sent: url.searchParams.get("done") === "sent",
}));

export const action = guardAction(
  { area: "account", permission: "account:use" },
  async ({ fields, url, address }) => {
    const form = schema.safeParse({ email: fields.text("email") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const origin = originOf(url);
    const verdict = await askForReset(form.data.email, {
      address,
      linkOf: (token) => `${origin}${paths.resetLink(token)}`,
      resetPage: `${origin}${paths.resetPassword}`,
    });
    if (!verdict.ok)
      return blocked(
        fields,
        "Too many links were asked for. Use the latest one, or try again in an hour",
        "email",
      );
    throw redirect(`${paths.resetPassword}?done=sent`);
  },
);

export default function ResetPassword() {
  const reply = useActionData<typeof action>();
  const { sent } = useLoaderData<typeof loader>();
  if (sent && !reply) return <Sent />;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormErrors errors={reply?.errors} />
        <PageHeading>Choose a new password</PageHeading>
        <p className="govuk-body">
          We send a link to your email address. It works once, for an hour. A new password also unlocks an
          account that was locked after wrong passwords.
        </p>
        <form method="post" noValidate>
          <Input
            name="email"
            type="email"
            label="Email address"
            autoComplete="username"
            spellCheck={false}
            value={shown(reply, "email")}
            error={reply?.errors["email"]}
          />
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
          If the address you gave has an account here, a link is on its way to it. It works once, for an hour.
        </p>
        <p className="govuk-body">
          Nothing after ten minutes? Look among unwanted mail, or{" "}
          <a className="govuk-link" href={paths.resetPassword}>
            ask for another link
          </a>
          .
        </p>
      </div>
    </div>
  );
}
