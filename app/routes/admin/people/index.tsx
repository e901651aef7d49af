import { z } from "zod";
import { withdrawInvitation } from "#app/commands/account/invite-colleague.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { OpenInvitations } from "#app/components/portal/OpenInvitations.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { openInvitations } from "#app/data/account-links.server.ts";
import { listColleagues } from "#app/data/accounts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { roleNames } from "#app/web/role-words.ts";

export const meta = () => [{ title: titleOf("People") }];
export const handle = { wide: true };

const access = { area: "admin", permission: "people:manage" } as const;

const done: Readonly<Record<string, string>> = {
  invited: "The invitation is on its way.",
  withdrawn: "The invitation is withdrawn: its link no longer works.",
};

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx) => ({
    done: done[url.searchParams.get("done") ?? ""] ?? null,
    people: (await listColleagues(tx, actor)).map((person) => ({
      ...person,
      roles: person.roles.map((role) => roleNames[role]).join(", "),
    })),
    invitations: (await openInvitations(tx, actor)).map(({ expiresAt, roles, ...invitation }) => ({
      ...invitation,
      roles: roles.map((role) => roleNames[role]).join(", "),
      until: inWords(expiresAt),
    })),
  })),
);

export const action = guardAction(access, async ({ actor, fields }) => {
  const accountId = z.uuid().safeParse(fields.text("accountId"));
  if (!accountId.success) throw new Response("That invitation is not there.", { status: 400 });
  const verdict = await withdrawInvitation(actor, accountId.data);
  if (!verdict.ok)
    throw new Response("The invitation was accepted, withdrawn or ran out in the meantime.", { status: 409 });
  throw redirect(`${paths.people}?done=withdrawn`);
});

export default function People() {
  const { people, invitations, done } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.admin}>Administration</BackLink>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption="Administration">People</PageHeading>
      <p className="govuk-body">
        Colleagues of your organisation and what each may do. Providers look after their own people.
      </p>
      <Button href={paths.invitePerson}>Invite a person</Button>
      <ResponsiveTable
        caption="Accounts"
        dense
        columns={[
          { key: "name", label: "Name" },
          { key: "email", label: "Email address" },
          { key: "roles", label: "Roles" },
          { key: "state", label: "State" },
        ]}
        rows={people.map((person) => ({
          key: person.id,
          cells: {
            name: (
              <a className="govuk-link" href={paths.person(person.id)}>
                {person.name}
              </a>
            ),
            email: person.email,
            roles: person.roles || "None",
            state: person.active ? <Tag colour="green">Active</Tag> : <Tag colour="grey">Shut out</Tag>,
          },
        }))}
      />
      <OpenInvitations invitations={invitations} />
    </>
  );
}
