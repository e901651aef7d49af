import { requestOf } from "#app/data/brokerage/requests.server.ts";
import { careNeedsOf } from "#app/data/care-needs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { proposeSlots } from "#app/domain/brokerage/care-proposed.ts";
import { StepPage } from "#app/routes/brokerage/placements/StepPage.tsx";
import { stepOn } from "#app/routes/brokerage/placements/step.server.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { careBoxes } from "#app/web/care-form.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { CareForm } from "./CareForm.tsx";
import { recordOfForm } from "./care-reply.server.ts";

export const meta = () => [{ title: titleOf("What the care takes in a week") }];

const access = {
  area: "brokerage",
  permission: "expected-cost:record",
  params: byId("placementId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { placement, head } = await stepOn(tx, params.placementId, now);
    const [need] = await careNeedsOf(tx, { kind: "placement", id: params.placementId });
    const request =
      need || placement.requestId === null ? undefined : await requestOf(tx, placement.requestId);
    const slots = need?.slots ?? proposeSlots(request?.needs ?? []);
    return { head, boxes: careBoxes(slots), proposed: !need && slots.length > 0 };
  }),
);

export const action = guardAction(access, async ({ actor, params: { placementId }, fields }) => {
  const reply = await recordOfForm(actor, { kind: "placement", id: placementId }, fields);
  if (reply) return reply;
  throw redirect(`${paths.careOfPlacement(placementId)}?done`);
});

export default function CareHoursOfPlacement() {
  const { head, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage head={head} title="What the care takes in a week" reply={reply}>
      <CareForm {...page} reply={reply} />
    </StepPage>
  );
}
