import { callSitting } from "#app/commands/brokerage/call-sitting.server.ts";
import { forumOf } from "#app/data/brokerage/panels.server.ts";
import { reading } from "#app/data/db.server.ts";
import { sittingSentences } from "#app/components/brokerage/panel-refusals.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { SittingFields } from "./sitting-form.tsx";
import { readSitting } from "./sitting-form.server.ts";

export const meta = () => [{ title: titleOf("Call a sitting") }];

const access = { area: "brokerage", permission: "panel:run", params: byId("forumId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const { id, title } = found(await reading(actor, (tx) => forumOf(tx, params.forumId)));
  return { id, title };
});

export const action = guardAction(access, async ({ actor, params, fields, url }) => {
  const read = readSitting(fields);
  if ("errors" in read) return badForm(fields, read.errors);
  const page = (id: string) => `${originOf(url)}${paths.sitting(id)}`;
  const verdict = await callSitting(actor, params.forumId, read.sitting, page);
  if (verdict.ok) throw redirect(`${paths.sitting(verdict.value)}?done=called`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, sittingSentences[verdict.why.kind], "sits");
});

export default function CallSitting() {
  const { id, title } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.panelForum(id)}>{title}</BackLink>
      <FormErrors errors={reply?.errors} targets={{ sits: "sits-day" }} />
      <PageHeading caption={title}>Call a sitting</PageHeading>
      <p className="govuk-body">
        Its members are told by mail. Every case that waits for the forum stands on its agenda until the pack
        is sent.
      </p>
      <form method="post" noValidate>
        <SittingFields reply={reply} />
        <Button preventDoubleClick>Call the sitting</Button>
      </form>
    </>
  );
}
