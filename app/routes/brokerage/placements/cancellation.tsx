import { z } from "zod";
import { cancel } from "#app/commands/brokerage/end-placement.server.ts";
import { reading } from "#app/data/db.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("Cancel a placement") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => ({ head: (await stepOn(tx, params.placementId, now)).head })),
);

const form = z.object({ reason: withoutPerson(textField("the reason", 500)) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ reason: fields.text("reason") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = await cancel(actor, params.placementId, parsed.data.reason, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=cancelled`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, "This placement has started, so it is ended, not cancelled", "reason");
});

export default function Cancellation() {
  const { head } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage head={head} title="Cancel the placement" reply={reply}>
      <form method="post" noValidate>
        <Textarea
          name="reason"
          label="Why is it cancelled?"
          hint="Do not name a person."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          Cancel the placement
        </Button>
      </form>
    </StepPage>
  );
}
