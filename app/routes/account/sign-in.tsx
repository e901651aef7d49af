import { z } from "zod";
import { signIn } from "#app/commands/account/sign-in.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { PasswordInput } from "#app/components/govuk/PasswordInput.tsx";
import { DemonstrationAccounts } from "#app/components/portal/DemonstrationAccounts.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { keepSession } from "#app/web/cookie.server.ts";
import { demonstrationAccounts, demonstrationPassword } from "#app/web/demonstration.server.ts";
import { env } from "#app/web/env.server.ts";
import { emailField, passwordField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, blocked, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Sign in") }];

const schema = z.object({ email: emailField, password: passwordField("Enter your password") });

const done: Readonly<Record<string, string>> = {
  "account-made": "Your account is ready. Sign in with the password you chose.",
  "organisation-registered": "Your organisation is registered. Sign in with the password you chose.",
  "password-changed": "Your password is changed. Sign in with the new one.",
  "signed-out": "You are signed out.",
  "signed-out-everywhere": "You are signed out on every device.",
};

export const loader = guardLoader({ area: "account", permission: "account:use" }, async ({ url }) => ({
  done: done[url.searchParams.get("done") ?? ""] ?? null,
  demonstration:
    env().CAREFRAME_MODE === "demonstration"
      ? { accounts: demonstrationAccounts, password: demonstrationPassword }
      : null,
}));

export const action = guardAction(
  { area: "account", permission: "account:use" },
  async ({ fields, url, address }) => {
    const form = schema.safeParse({ email: fields.text("email"), password: fields.text("password") });
    if (!form.success) return badForm(fields, sentences(form.error));
    const verdict = await signIn(form.data.email, form.data.password, address);
    if (verdict.ok) {
      throw redirect(placeWithin(url.searchParams.get("to")), {
        headers: { "Set-Cookie": keepSession(verdict.value.token) },
      });
    }
    if (verdict.why.kind === "no-match")
      return refused(fields, "Email address or password is not right", "email");
    return blocked(
      fields,
      `Too many wrong passwords. Wait ${minutesInWords(verdict.why.minutes)} and try again, or choose a new password.`,
      "email",
    );
  },
);

/** Only ever to a page of this portal. */
function placeWithin(to: string | null): string {
  return to && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to) ? to : paths.myHome;
}

function minutesInWords(minutes: number): string {
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

export default function SignIn() {
  const reply = useActionData<typeof action>();
  const { done, demonstration } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormErrors errors={reply?.errors} />
        {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
        <PageHeading>Sign in</PageHeading>
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
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            error={reply?.errors["password"]}
          />
          <Button>Sign in</Button>
        </form>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.resetPassword}>
            I have forgotten my password
          </a>
        </p>
        <h2 className="govuk-heading-m">No account yet?</h2>
        <p className="govuk-body">
          If you run a care organisation,{" "}
          <a className="govuk-link" href={paths.registerOrganisation}>
            register your organisation
          </a>
          . If a colleague already uses this service, or you work for the council or the NHS, ask them to
          invite you.
        </p>
        {demonstration ? <DemonstrationAccounts {...demonstration} /> : null}
      </div>
    </div>
  );
}
