import { z } from "zod";
import { handPlacementBack } from "#app/commands/brokerage/end-placement.server.ts";
import { reading } from "#app/data/db.server.ts";
import { placementShown } from "#app/data/brokerage/placement-page.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { handBackInWords } from "#app/components/placement/refusal-words.ts";
import { placementLooks } from "#app/components/placement/placement-words.ts";
import { OwnPart } from "./OwnPart.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { placementView } from "#app/web/placement-view.server.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Placement") }];

const access = { area: "provider", permission: "placement:own", params: byId("placementId") } as const;

/** A placement with the provider: what was agreed, and nothing of who pays the council's part of it. */
export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const placement = found(await placementShown(tx, params.placementId));
    if (placement.approvedOn === null) throw notFound();
    const view = placementView(placement, dayOf(now));
    const { status, parts, suspensions, on, isToday, days, reference, personRef } = view;
    const toCome = view.otherParts.filter(({ fromOn }) => fromOn > dayOf(now));
    const { handedBackOn, handBackReason, location, lot } = placement;
    return {
      ...{ id: params.placementId, status, parts, suspensions, on, isToday, days, reference, personRef },
      ...{ location, lot, toCome },
      handedBack: handedBackOn && `From ${shortDay(handedBackOn)}: ${handBackReason}`,
      mayHandBack: handedBackOn === null && ["active", "suspended", "planned"].includes(status),
      done: url.searchParams.has("done"),
    };
  }),
);

const form = z.object({ reason: withoutPerson(textField("the reason", 500)) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const read = withDays(form.safeParse({ reason: fields.text("reason") }), fields.text, {
    on: "the day from which you no longer support the person",
  });
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = await handPlacementBack(actor, params.placementId, read.days.on, read.said.reason, arrival);
  if (verdict.ok) throw redirect(`${paths.ownPlacement(params.placementId)}?done`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = handBackInWords(verdict.why);
  return refused(fields, sentence, field);
});

export default function OwnPlacement() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.ownPlacements}>Placements</BackLink>
      <FormErrors errors={reply?.errors} targets={{ on: "on-day" }} />
      {page.done && !reply ? (
        <NotificationBanner type="success" text="The council is told that you hand the placement back." />
      ) : null}
      <PageHeading caption={page.lot}>Placement {page.reference}</PageHeading>
      <SummaryList
        rows={[
          { key: "Status", value: <StatusTag status={page.status} looks={placementLooks} /> },
          { key: "Person", value: page.personRef },
          { key: "Where", value: page.location },
          { key: "Days", value: page.days },
          ...(page.suspensions.length > 0
            ? [
                {
                  key: "Days away",
                  value: page.suspensions.map(({ why, days, paid }) => `${why}: ${days}. ${paid}`).join("; "),
                },
              ]
            : []),
          ...(page.handedBack ? [{ key: "Handed back", value: page.handedBack }] : []),
        ]}
      />
      <OwnPart
        parts={page.parts}
        caption={page.isToday ? "What you provide today" : `What you provide on ${page.on}`}
      />
      {page.toCome.length > 0 ? <OwnPart parts={page.toCome} caption="What you provide later" /> : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.ownExpectedCost(page.id)}>
          What the council expects it to cost
        </a>
      </p>
      {page.mayHandBack ? (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.ownReview(page.id)}>
              Propose fewer or more of it
            </a>
          </p>
          <HandBackForm reply={reply} />
        </>
      ) : null}
    </>
  );
}

function HandBackForm({ reply }: { readonly reply: ReturnType<typeof useActionData<typeof action>> }) {
  return (
    <Details summary="Hand this placement back to the council" open={reply !== undefined}>
      <form method="post" noValidate>
        <DayField
          {...dayBoxes(reply, "on")}
          legend="From which day do you no longer support the person?"
          hint="The council needs notice to find somebody else."
        />
        <Textarea
          name="reason"
          label="Why?"
          hint="Do not name a person."
          value={shown(reply, "reason")}
          error={reply?.errors["reason"]}
        />
        <Button variant="warning" preventDoubleClick>
          Hand the placement back
        </Button>
      </form>
    </Details>
  );
}
