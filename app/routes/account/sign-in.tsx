import { z } from "zod";
import { signIn } from "#app/commands/sign-in.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { PasswordInput } from "#app/components/govuk/PasswordInput.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { keepSession } from "#app/web/cookie.server.ts";
import { emailField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Sign in") }];

const schema = z.object({ email: emailField, password: textField("your password", 200) });

export const loader = guardLoader({ area: "account", permission: "account:use" }, async () => null);

export const action = guardAction({ area: "account", permission: "account:use" }, async ({ fields, url }) => {
  const form = schema.safeParse({ email: fields.text("email"), password: fields.text("password") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await signIn(form.data.email, form.data.password);
  if (!verdict.ok) return refused(fields, "Email address or password is not right", "email");
  throw redirect(placeWithin(url.searchParams.get("to")), {
    headers: { "Set-Cookie": keepSession(verdict.value.token) },
  });
});

/** Only ever to a page of this portal. */
function placeWithin(to: string | null): string {
  return to?.startsWith("/") && !to.startsWith("//") && !to.includes("\\") ? to : paths.myHome;
}

export default function SignIn() {
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
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
    </>
  );
}
