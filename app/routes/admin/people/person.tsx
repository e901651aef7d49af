import {
  changeColleagueRoles,
  deactivateColleague,
  reactivateColleague,
} from "#app/commands/account/change-colleague.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RoleChoices } from "#app/components/portal/RoleChoices.tsx";
import { listColleagues } from "#app/data/accounts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { ticked, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { peopleRefusalInWords } from "#app/web/people-words.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { roleChoices, rolesField } from "#app/web/role-words.ts";

export const meta = () => [{ title: titleOf("Person") }];

const access = { area: "admin", permission: "people:manage", params: byId("accountId") } as const;

const done: Readonly<Record<string, string>> = {
  roles: "The roles are changed. They hold from the person’s next page.",
  out: "The person is shut out. Every session of theirs has ended.",
  in: "The person may sign in again.",
};

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx) => ({
    person: found((await listColleagues(tx, actor)).find(({ id }) => id === params.accountId)),
    isOwn: params.accountId === actor.accountId,
    roles: roleChoices,
    done: done[url.searchParams.get("done") ?? ""] ?? null,
  })),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const deed = fields.text("deed");
  if (deed === "roles") {
    const roles = rolesField.safeParse(fields.all("roles"));
    if (!roles.success) return badForm(fields, { roles: roles.error.issues[0]?.message ?? "" });
    return answer(
      await changeColleagueRoles(actor, params.accountId, [...new Set(roles.data)]),
      "roles",
      "roles",
    );
  }
  if (deed === "in") return answer(await reactivateColleague(actor, params.accountId), "in", "access");
  if (deed === "out") return answer(await deactivateColleague(actor, params.accountId), "out", "access");
  throw new Response("Use the buttons of the page.", { status: 400 });

  function answer(verdict: Awaited<ReturnType<typeof reactivateColleague>>, what: string, field: string) {
    if (verdict.ok) throw redirect(`${paths.person(params.accountId)}?done=${what}`);
    if (verdict.why.kind === "not-found") throw notFound();
    return refused(fields, peopleRefusalInWords(verdict.why), field);
  }
});

export default function PersonPage() {
  const reply = useActionData<typeof action>();
  const { person, isOwn, roles, done } = useLoaderData<typeof loader>();
  const rolesReply = reply?.typed["deed"]?.[0] === "roles" ? reply : undefined;
  return (
    <>
      <BackLink href={paths.people}>People</BackLink>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <FormErrors errors={reply?.errors} />
          {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
          <PageHeading>{person.name}</PageHeading>
          <SummaryList
            rows={[
              { key: "Email address", value: person.email },
              { key: "State", value: person.active ? "May sign in" : "Shut out" },
            ]}
          />
          <form method="post" noValidate>
            <input type="hidden" name="deed" value="roles" />
            <RoleChoices
              roles={roles}
              chosen={ticked(rolesReply, "roles", person.roles)}
              error={reply?.errors["roles"]}
            />
            <Button>Change roles</Button>
          </form>
          <Access person={person} isOwn={isOwn} />
        </div>
      </div>
    </>
  );
}

type AccessProps = {
  readonly person: { readonly active: boolean; readonly name: string };
  readonly isOwn: boolean;
};

function Access({ person, isOwn }: AccessProps) {
  if (isOwn) return null;
  return (
    <form method="post" id="access">
      <h2 className="govuk-heading-m">
        {person.active ? "Shut this person out" : "Let this person in again"}
      </h2>
      <p className="govuk-body">
        {person.active
          ? "Their sessions end at once and their password opens nothing. What they did stays on the trail under their name."
          : "They sign in with the password they had, or choose a new one."}
      </p>
      <input type="hidden" name="deed" value={person.active ? "out" : "in"} />
      <Button variant={person.active ? "warning" : "secondary"}>
        {person.active ? `Shut ${person.name} out` : `Let ${person.name} in again`}
      </Button>
    </form>
  );
}
