import { drawFromBlock } from "#app/commands/brokerage/draw-from-block.server.ts";
import { reading } from "#app/data/db.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatCount } from "#app/domain/money.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("Draw units from the block") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { placement, head } = await stepOn(tx, params.placementId, now);
    const { contract, drawnUntil, fromOn } = placement;
    if (contract === null) throw notFound();
    return { head, contract, since: shortDay(drawnUntil ?? fromOn) };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const verdict = await drawFromBlock(actor, params.placementId, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=drawn`);
  switch (verdict.why.kind) {
    case "not-found":
      throw notFound();
    case "no-block":
      return refused(fields, "This placement is on no block of yours");
    case "nothing-to-draw":
      return refused(fields, "Everything up to yesterday is drawn already, or the placement is not approved");
    case "more-than-left":
      return refused(fields, `Only ${formatCount(verdict.why.left)} units are left in the block`);
    case "more-than-taken":
    case "in-the-future":
    case "outside-term":
      return refused(fields, "The days since it was last drawn lie outside the block’s term");
  }
});

export default function DrawFromBlock() {
  const { head, contract, since } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage head={head} title="Draw units from the block" reply={reply}>
      <p className="govuk-body">
        The units of every day from {since} to yesterday are entered in the ledger of {contract}: those used,
        and, while the person was away, those kept empty.
      </p>
      <form method="post" noValidate>
        <Button preventDoubleClick>Draw the units</Button>
      </form>
    </StepPage>
  );
}
