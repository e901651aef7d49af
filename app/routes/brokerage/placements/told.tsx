import { noteTold } from "#app/commands/brokerage/tell-provider.server.ts";
import { reading } from "#app/data/db.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("The provider knows who the person is") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => ({ head: (await stepOn(tx, params.placementId, now)).head })),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const verdict = await noteTold(actor, params.placementId, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=told`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(
    fields,
    verdict.why.kind === "not-approved"
      ? "The provider is told only once the placement is approved"
      : "It is noted already",
  );
});

export default function Told() {
  const { head } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage head={head} title="The provider knows who the person is" reply={reply}>
      <WarningText>
        Tell the provider who the person is through the channel that the council trusts for personal details.
        This portal never carries it.
      </WarningText>
      <form method="post" noValidate>
        <Button preventDoubleClick>Note that the provider was told</Button>
      </form>
    </StepPage>
  );
}
