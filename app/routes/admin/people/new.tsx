import { z } from "zod";
import { inviteColleague } from "#app/commands/account/invite-colleague.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RoleChoices } from "#app/components/portal/RoleChoices.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { emailField, sentences, textField } from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { invitationRefusalInWords } from "#app/web/people-words.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { roleChoices, rolesField } from "#app/web/role-words.ts";

export const meta = () => [{ title: titleOf("Invite a person") }];

const access = { area: "admin", permission: "people:manage" } as const;

const schema = z.object({ name: textField("their full name"), email: emailField, roles: rolesField });

export const loader = guardLoader(access, async () => ({ roles: roleChoices }));

export const action = guardAction(access, async ({ actor, fields, url }) => {
  const form = schema.safeParse({
    name: fields.text("name"),
    email: fields.text("email"),
    roles: fields.all("roles"),
  });
  if (!form.success) return badForm(fields, rolesAsOne(sentences(form.error)));
  const origin = originOf(url);
  const verdict = await inviteColleague(actor, form.data, (token) => `${origin}${paths.invitation(token)}`);
  if (verdict.ok) throw redirect(`${paths.people}?done=invited`);
  return refused(fields, invitationRefusalInWords(verdict.why.active), "email");
});

/** A bad one among several is told once, beside them all. */
function rolesAsOne(errors: Record<string, string>): Record<string, string> {
  const { name, email, ...rest } = errors;
  const [roles] = Object.values(rest);
  return { ...(name && { name }), ...(email && { email }), ...(roles && { roles }) };
}

export default function InvitePerson() {
  const reply = useActionData<typeof action>();
  const { roles } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.people}>People</BackLink>
        <FormErrors errors={reply?.errors} />
        <PageHeading caption="People">Invite a person</PageHeading>
        <p className="govuk-body">
          They get a link by mail, choose a password and can start. It works for 7 days.
        </p>
        <form method="post" noValidate>
          <Input name="name" label="Full name" value={shown(reply, "name")} error={reply?.errors["name"]} />
          <Input
            name="email"
            type="email"
            label="Work email address"
            spellCheck={false}
            value={shown(reply, "email")}
            error={reply?.errors["email"]}
          />
          <RoleChoices roles={roles} chosen={ticked(reply, "roles")} error={reply?.errors["roles"]} />
          <Button>Send the invitation</Button>
        </form>
      </div>
    </div>
  );
}
