import { z } from "zod";
import { planMoveFrom, type PlanRefusal } from "#app/commands/brokerage/plan-move.server.ts";
import { rungs } from "#app/data/brokerage/moves.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Plan a move") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const { id, reference } = found(await placementOf(tx, params.placementId));
    return { id, reference, rungs: await rungs(tx, actor.commissionerId) };
  }),
);

const form = z.object({
  rung: z.uuid("Select where the person is to go"),
  reason: textField("the reason", 500),
});

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const parsed = form.safeParse({ rung: fields.text("rung"), reason: fields.text("reason") });
  const read = withDays(parsed, fields.text, { on: "the day of the move" });
  if ("errors" in read) return badForm(fields, read.errors);
  const plan = { toRungId: read.said.rung, reason: read.said.reason, on: read.days.on };
  const verdict = await planMoveFrom(actor, params.placementId, plan);
  if (verdict.ok) throw redirect(`${paths.moves}?done=planned`);
  return refused(fields, refusalInWords(verdict.why.kind), places[verdict.why.kind] ?? "");
});

const places: Readonly<Record<string, string>> = {
  ...{ "not-ahead": "on", "same-rung": "rung", "no-such-rung": "rung", "names-a-person": "reason" },
};

function refusalInWords(kind: PlanRefusal["kind"]): string {
  switch (kind) {
    case "not-running":
    case "not-found":
      return "A move can be planned from a running placement only";
    case "not-ahead":
      return "The day of the move must be after today";
    case "same-rung":
      return "Select another rung than the one the person is on";
    case "planned-already":
      return "A move from this placement is planned already. Give that one up first";
    case "no-such-rung":
      return "Select where the person is to go";
    case "names-a-person":
      return "Take out what could lead to the person: a name, an address, a date of birth, an email address, a phone number, an NHS number or a postcode";
    default:
      return unreachable(kind);
  }
}

export default function PlanMove() {
  const { id, reference, rungs: ladder } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.placement(id)}>The placement</BackLink>
      <FormErrors errors={reply?.errors} targets={{ on: "on-day" }} />
      <PageHeading caption={reference}>Plan a move</PageHeading>
      <form method="post" noValidate>
        <Radios
          name="rung"
          legend="To which rung of the care ladder?"
          value={shown(reply, "rung")}
          error={reply?.errors["rung"]}
          items={ladder.map((rung) => ({ value: rung.id, text: rung.name }))}
        />
        <DayField {...dayBoxes(reply, "on")} legend="On which day?" />
        <Textarea
          name="reason"
          label="Why?"
          hint="Do not name the person."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button preventDoubleClick>Plan the move</Button>
      </form>
    </>
  );
}
