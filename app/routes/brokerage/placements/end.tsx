import { z } from "zod";
import { end } from "#app/commands/brokerage/end-placement.server.ts";
import { reading } from "#app/data/db.server.ts";
import { addDays } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { spanInside } from "#app/components/placement/placement-words.ts";
import { endInWords } from "#app/components/placement/refusal-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("End a placement") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { placement, head } = await stepOn(tx, params.placementId, now);
    const { handedBackOn, handBackReason } = placement;
    return {
      ...{ head, days: spanInside(placement) },
      handedBack:
        handedBackOn && `The provider hands it back from ${shortDay(handedBackOn)}: ${handBackReason}`,
    };
  }),
);

const form = z.object({ reason: withoutPerson(textField("the reason", 500)) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const read = withDays(form.safeParse({ reason: fields.text("reason") }), fields.text, {
    last: "the last day",
  });
  if ("errors" in read) return badForm(fields, read.errors);
  const on = addDays(read.days.last, 1);
  const verdict = await end(actor, params.placementId, on, read.said.reason, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=ended`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = endInWords(verdict.why);
  return refused(fields, sentence, field);
});

export default function EndPlacement() {
  const { head, days, handedBack } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage head={head} title="End the placement" reply={reply} targets={{ last: "last-day" }}>
      {handedBack ? <InsetText>{handedBack}</InsetText> : null}
      <p className="govuk-body">
        It runs {days}. Its parts, its shares and a suspension that runs end with it.
      </p>
      <form method="post" noValidate>
        <DayField
          {...dayBoxes(reply, "last")}
          legend="What is the last day?"
          hint="The last day that is paid for."
        />
        <Textarea
          name="reason"
          label="Why does it end?"
          hint="Do not name a person."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          End the placement
        </Button>
      </form>
    </StepPage>
  );
}
