import { withdrawCase } from "#app/commands/brokerage/put-case.server.ts";
import { caseOf } from "#app/data/brokerage/panel-cases.server.ts";
import { reading } from "#app/data/db.server.ts";
import { withdrawSentences } from "#app/components/brokerage/panel-refusals.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Withdraw a case") }];

const access = { area: "brokerage", permission: "panel:put", params: byId("caseId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const { id, reference, forum } = found(await reading(actor, (tx) => caseOf(tx, params.caseId)));
  return { id, reference, forum };
});

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const verdict = await withdrawCase(actor, params.caseId);
  if (verdict.ok) throw redirect(`${paths.panelCase(params.caseId)}?done=withdrawn`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, withdrawSentences[verdict.why.kind]);
});

export default function Withdrawal() {
  const { id, reference, forum } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.panelCase(id)}>Case</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={forum}>Withdraw {reference}?</PageHeading>
      <p className="govuk-body">
        The case leaves the agenda and is not decided. The request stays, and may be put again as a new case.
      </p>
      <form method="post" noValidate>
        <Button variant="warning" preventDoubleClick>
          Withdraw the case
        </Button>
      </form>
    </>
  );
}
