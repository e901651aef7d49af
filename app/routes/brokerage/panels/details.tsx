import { changeForum } from "#app/commands/brokerage/set-forum.server.ts";
import { forumOf } from "#app/data/brokerage/panels.server.ts";
import { reading } from "#app/data/db.server.ts";
import { formatPounds } from "#app/domain/money.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";
import { ForumFields, forumForm, forumSaid } from "./forum-form.tsx";

export const meta = () => [{ title: titleOf("Change a forum") }];

const access = { area: "brokerage", permission: "panel:run", params: byId("forumId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const forum = found(await reading(actor, (tx) => forumOf(tx, params.forumId)));
  const { id, title, purpose, quorum, packDays, fromWeekly } = forum;
  return {
    id,
    stored: {
      ...{ title, purpose, quorum: String(quorum), packDays: String(packDays) },
      fromWeekly: fromWeekly === null ? "" : formatPounds(fromWeekly).replace("£", ""),
    },
  };
});

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const parsed = forumForm.safeParse(forumSaid(fields));
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = await changeForum(actor, params.forumId, parsed.data);
  if (!verdict.ok) throw notFound();
  throw redirect(`${paths.panelForum(params.forumId)}?done=changed`);
});

export default function ForumDetails() {
  const { id, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.panelForum(id)}>{stored.title}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading>Change the forum</PageHeading>
      <form method="post" noValidate>
        <ForumFields reply={reply} stored={stored} />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}
