import { z } from "zod";
import { liftPlacementStop } from "#app/commands/placement-stop/stop-placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { placementStops } from "#app/data/placement-stops.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Lift a stop") }];

const access = { area: "commissioner", permission: "placement-stop:manage", params: byId("stopId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const [stop] = await reading(actor, (tx) => placementStops(tx, params.stopId));
  const { providerName, reason } = found(stop);
  return { providerName, reason };
});

const form = z.object({ reason: textField("the reason for lifting it", 1000) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ reason: fields.text("reason") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = await liftPlacementStop(actor, params.stopId, parsed.data.reason, arrival);
  if (verdict.ok) throw redirect(`${paths.stops}?done=lifted`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, "This stop has been lifted already", "reason");
});

export default function LiftStop() {
  const { providerName, reason } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.stops}>Stops on new placements</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={providerName}>Lift the stop on new placements</PageHeading>
      <p className="govuk-body">It was recorded because: {reason}</p>
      <form method="post" noValidate>
        <Textarea
          name="reason"
          label="Why is it lifted?"
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button preventDoubleClick>Lift the stop</Button>
      </form>
    </>
  );
}
