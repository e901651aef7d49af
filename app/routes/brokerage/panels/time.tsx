import { moveSitting } from "#app/commands/brokerage/call-sitting.server.ts";
import { sittingOf } from "#app/data/brokerage/sittings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
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
import { instantBoxes } from "../../commissioner/rounds/round-form.tsx";
import { SittingFields } from "./sitting-form.tsx";
import { readSitting } from "./sitting-form.server.ts";

export const meta = () => [{ title: titleOf("Move a sitting") }];

const access = { area: "brokerage", permission: "panel:run", params: byId("sittingId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const { id, sitsAt, place } = found(await reading(actor, (tx) => sittingOf(tx, params.sittingId)));
  return { id, when: inWords(sitsAt), stored: { ...instantBoxes("sits", sitsAt), place } };
});

export const action = guardAction(access, async ({ actor, params, fields, url }) => {
  const read = readSitting(fields);
  if ("errors" in read) return badForm(fields, read.errors);
  const page = (id: string) => `${originOf(url)}${paths.sitting(id)}`;
  const verdict = await moveSitting(actor, params.sittingId, read.sitting, page);
  if (verdict.ok) throw redirect(`${paths.sitting(params.sittingId)}?done=moved`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, sittingSentences[verdict.why.kind], "sits");
});

export default function MoveSitting() {
  const { id, when, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.sitting(id)}>Sitting</BackLink>
      <FormErrors errors={reply?.errors} targets={{ sits: "sits-day" }} />
      <PageHeading>Move the sitting</PageHeading>
      <p className="govuk-body">It sits at {when}. Its members are told when it is moved.</p>
      <form method="post" noValidate>
        <SittingFields reply={reply} stored={stored} />
        <Button preventDoubleClick>Move the sitting</Button>
      </form>
    </>
  );
}
