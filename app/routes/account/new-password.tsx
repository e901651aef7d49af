import { followLink } from "#app/commands/account/use-link.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { LinkSpent } from "#app/components/portal/LinkSpent.tsx";
import { NewPassword } from "#app/components/portal/NewPassword.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { passwordField } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { linkPage, tokenParam } from "#app/web/link-page.server.ts";
import { passwordInWords } from "#app/web/password-words.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Choose a new password") }];

const access = { area: "account", permission: "account:use", params: tokenParam } as const;

export const loader = guardLoader(access, async ({ params }) => linkPage(params.token, "RESET"));

export const action = guardAction(access, async ({ params, fields }) => {
  const password = passwordField("Enter a password").safeParse(fields.text("password"));
  if (!password.success) return badForm(fields, { password: password.error.issues[0]?.message ?? "" });
  const verdict = await followLink("RESET", params.token, { name: "", password: password.data });
  if (verdict.ok) throw redirect(`${paths.signIn}?done=password-changed`);
  if (verdict.why.kind === "password") return badForm(fields, { password: passwordInWords(verdict.why.why) });
  return refused(fields, "This link no longer works. Ask for another", "password");
});

export default function NewPasswordPage() {
  const reply = useActionData<typeof action>();
  const { link } = useLoaderData<typeof loader>();
  if (!link) {
    return (
      <LinkSpent>
        <Button href={paths.resetPassword}>Ask for another link</Button>
      </LinkSpent>
    );
  }
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormErrors errors={reply?.errors} />
        <PageHeading caption={link.email}>Choose a new password</PageHeading>
        <p className="govuk-body">You will be signed out everywhere, and sign in again with the new one.</p>
        <form method="post" noValidate>
          <NewPassword email={link.email} error={reply?.errors["password"]} />
          <Button>Change password</Button>
        </form>
      </div>
    </div>
  );
}
