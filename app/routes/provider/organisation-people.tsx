import { z } from "zod";
import { deactivateColleague, reactivateColleague } from "#app/commands/account/change-colleague.server.ts";
import { inviteColleague, withdrawInvitation } from "#app/commands/account/invite-colleague.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { OpenInvitations } from "#app/components/portal/OpenInvitations.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { openInvitations } from "#app/data/account-links.server.ts";
import { listColleagues } from "#app/data/accounts.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { emailField, sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { invitationRefusalInWords, peopleRefusalInWords } from "#app/web/people-words.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("People of your organisation") }];

const access = { area: "provider", permission: "organisation:manage" } as const;

const done: Readonly<Record<string, string>> = {
  invited: "The invitation is on its way.",
  withdrawn: "The invitation is withdrawn: its link no longer works.",
  out: "The person is shut out. Every session of theirs has ended.",
  in: "The person may sign in again.",
};

const schema = z.object({ name: textField("their full name"), email: emailField });

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx) => ({
    done: done[url.searchParams.get("done") ?? ""] ?? null,
    own: actor.accountId,
    people: await listColleagues(tx, actor),
    invitations: (await openInvitations(tx, actor)).map(({ accountId, name, email, expiresAt }) => ({
      ...{ accountId, name, email },
      until: inWords(expiresAt),
    })),
  })),
);

export const action = guardAction(access, async ({ actor, fields, url }) => {
  switch (fields.text("deed")) {
    case "invite":
      return invite(actor, fields, originOf(url));
    case "withdraw":
      return withdraw(actor, fields);
    case "out":
    case "in":
      return letInOrOut(actor, fields);
    default:
      throw new Response("Use the buttons of the page.", { status: 400 });
  }
});

async function invite(actor: ProviderActor, fields: Fields, origin: string) {
  const form = schema.safeParse({ name: fields.text("name"), email: fields.text("email") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const linkOf = (token: string) => `${origin}${paths.invitation(token)}`;
  const verdict = await inviteColleague(actor, { ...form.data, roles: [] }, linkOf);
  if (verdict.ok) throw redirect(`${paths.organisationPeople}?done=invited`);
  return refused(fields, invitationRefusalInWords(verdict.why.active), "email");
}

async function withdraw(actor: ProviderActor, fields: Fields) {
  const verdict = await withdrawInvitation(actor, accountIdOf(fields));
  if (verdict.ok) throw redirect(`${paths.organisationPeople}?done=withdrawn`);
  return refused(fields, "The invitation was accepted, withdrawn or ran out in the meantime", "people");
}

async function letInOrOut(actor: ProviderActor, fields: Fields) {
  const out = fields.text("deed") === "out";
  const accountId = accountIdOf(fields);
  const verdict = out
    ? await deactivateColleague(actor, accountId)
    : await reactivateColleague(actor, accountId);
  if (verdict.ok) throw redirect(`${paths.organisationPeople}?done=${out ? "out" : "in"}`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, peopleRefusalInWords(verdict.why), "people");
}

function accountIdOf(fields: Fields): string {
  const id = z.uuid().safeParse(fields.text("accountId"));
  if (!id.success) throw notFound();
  return id.data;
}

export default function OrganisationPeople() {
  const reply = useActionData<typeof action>();
  const { people, invitations, done, own } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.organisation}>Your organisation</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading>People of your organisation</PageHeading>
      <div id="people">
        <ResponsiveTable
          caption="Accounts"
          captionHidden
          columns={[
            { key: "name", label: "Name" },
            { key: "email", label: "Email address" },
            { key: "state", label: "State" },
            { key: "change", label: "Change" },
          ]}
          rows={people.map((person) => ({
            key: person.id,
            cells: {
              name: person.name,
              email: person.email,
              state: person.active ? <Tag colour="green">Active</Tag> : <Tag colour="grey">Shut out</Tag>,
              change: person.id === own ? "You" : <InOrOut person={person} />,
            },
          }))}
        />
      </div>
      <OpenInvitations invitations={invitations} />
      <div className="govuk-grid-row">
        <form method="post" noValidate className="govuk-grid-column-two-thirds">
          <h2 className="govuk-heading-m">Invite a colleague</h2>
          <p className="govuk-body">
            They get a link by mail, choose a password and can do what you can: apply, price, state room,
            invite others.
          </p>
          <input type="hidden" name="deed" value="invite" />
          <Input name="name" label="Full name" value={shown(reply, "name")} error={reply?.errors["name"]} />
          <Input
            name="email"
            type="email"
            label="Work email address"
            spellCheck={false}
            value={shown(reply, "email")}
            error={reply?.errors["email"]}
          />
          <Button>Send the invitation</Button>
        </form>
      </div>
    </>
  );
}

type InOrOutProps = {
  readonly person: { readonly id: string; readonly name: string; readonly active: boolean };
};

function InOrOut({ person }: InOrOutProps) {
  return (
    <form method="post">
      <input type="hidden" name="deed" value={person.active ? "out" : "in"} />
      <input type="hidden" name="accountId" value={person.id} />
      <Button variant="secondary" classes="govuk-!-margin-bottom-0">
        {person.active ? "Shut out" : "Let in again"}
        <span className="govuk-visually-hidden"> {person.name}</span>
      </Button>
    </form>
  );
}
