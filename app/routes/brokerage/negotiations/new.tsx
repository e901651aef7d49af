import { negotiatePlacement } from "#app/commands/brokerage/open-negotiation.server.ts";
import { aWeek } from "#app/components/brokerage/enquiry-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { linesPaid } from "#app/data/brokerage/negotiations.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { weeklyCostOf } from "#app/domain/brokerage/weekly-cost.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { dayOfParts } from "#app/web/fields.ts";
import { dayBoxes, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Negotiate what is paid") }];

const access = { area: "brokerage", permission: "negotiation:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params: { placementId } }) =>
  reading(actor, async (tx, now) => {
    const placement = found(await placementOf(tx, placementId));
    const lines = await linesPaid(tx, placementId, dayOf(now));
    return { id: placementId, reference: placement.reference, weekly: aWeek(weeklyCostOf(lines)) };
  }),
);

export const action = guardAction(access, async ({ actor, params: { placementId }, fields }) => {
  const from = dayOfParts(fields.text, "from", "the day from which another price would hold");
  if ("error" in from) return badForm(fields, { from: from.error });
  const opened = found(await negotiatePlacement(actor, placementId, from.day));
  if (opened.ok) throw redirect(paths.negotiation(opened.value.negotiationId));
  if (opened.why.kind === "open-already") throw redirect(paths.negotiation(opened.why.negotiationId));
  const { field, sentence } = noInWords(opened.why);
  return refused(fields, sentence, field);
});

export default function NegotiatePlacement() {
  const { id, reference, weekly } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.placement(id)}>The placement</BackLink>
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      <PageHeading caption={reference}>Negotiate what is paid</PageHeading>
      <p className="govuk-body">
        {weekly} is paid today. That is locked as the baseline; every saving is counted from it.
      </p>
      <form method="post" noValidate>
        <DayField
          {...dayBoxes(reply, "from")}
          legend="From which day another price would hold"
          hint="For example 1 4 2027"
        />
        <Button preventDoubleClick>Open the negotiation</Button>
      </form>
    </>
  );
}
