import { z } from "zod";
import { followLink } from "#app/commands/account/use-link.server.ts";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { JoinForm } from "#app/components/portal/JoinForm.tsx";
import { LinkSpent } from "#app/components/portal/LinkSpent.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { passwordField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { linkPage, tokenParam } from "#app/web/link-page.server.ts";
import { passwordInWords } from "#app/web/password-words.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Accept your invitation") }];

const access = { area: "account", permission: "account:use", params: tokenParam } as const;

const schema = z.object({ name: textField("your full name"), password: passwordField("Enter a password") });

export const loader = guardLoader(access, async ({ params }) => linkPage(params.token, "INVITATION"));

export const action = guardAction(access, async ({ params, fields }) => {
  const form = schema.safeParse({ name: fields.text("name"), password: fields.text("password") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await followLink("INVITATION", params.token, form.data);
  if (verdict.ok) throw redirect(`${paths.signIn}?done=account-made`);
  if (verdict.why.kind === "password") return badForm(fields, { password: passwordInWords(verdict.why.why) });
  if (verdict.why.kind === "address-held")
    return refused(fields, "This email address already has an account. Sign in with it", "name");
  return refused(fields, "This link no longer works. Ask the person who invited you for another", "name");
});

export default function Invitation() {
  const reply = useActionData<typeof action>();
  const { link } = useLoaderData<typeof loader>();
  if (!link) {
    return (
      <LinkSpent>
        <p className="govuk-body">
          If you have an account,{" "}
          <a href={paths.signIn} className="govuk-link">
            sign in
          </a>
          . If not, ask the person who invited you for another invitation.
        </p>
      </LinkSpent>
    );
  }
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormErrors errors={reply?.errors} />
        <PageHeading caption={link.organisation}>Accept your invitation</PageHeading>
        {link.addressHeld ? (
          <p className="govuk-body">
            {link.email} already has an account here, and an account belongs to one organisation.{" "}
            <a href={paths.signIn} className="govuk-link">
              Sign in with it
            </a>
            , or ask {link.organisation} to invite another address of yours.
          </p>
        ) : (
          <>
            <p className="govuk-body">
              You are about to work for {link.organisation} with the address {link.email}.
            </p>
            <JoinForm
              email={link.email}
              name={shown(reply, "name", link.name)}
              errors={reply?.errors ?? {}}
              submitText="Make my account"
            />
          </>
        )}
      </div>
    </div>
  );
}
