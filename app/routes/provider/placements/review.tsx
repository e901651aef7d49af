import { z } from "zod";
import { proposeReviewOf, withdrawReview } from "#app/commands/brokerage/propose-review.server.ts";
import { placementOf } from "#app/data/brokerage/placements.server.ts";
import { reviews } from "#app/data/brokerage/reviews.server.ts";
import { reading } from "#app/data/db.server.ts";
import { lineTitles } from "#app/data/brokerage/line-titles.server.ts";
import { isWithin } from "#app/domain/brokerage/element.ts";
import { isPlanned } from "#app/domain/brokerage/weekly-cost.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { chargeInWords } from "#app/components/placement/placement-words.ts";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ReviewList } from "#app/components/portal/ReviewList.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { reviewRefusalInWords } from "#app/web/review-words.ts";

export const meta = () => [{ title: titleOf("Propose a change") }];

const access = { area: "provider", permission: "review:propose", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const placement = found(await placementOf(tx, params.placementId));
    const today = dayOf(now);
    const titles = await lineTitles(
      tx,
      placement.elements.map(({ serviceLineId }) => serviceLineId),
    );
    const parts = placement.elements.filter(
      (one) => one.kind === "care" && isPlanned(one.per) && isWithin(one, today),
    );
    return {
      ...{ id: placement.id, reference: placement.reference },
      parts: parts.map((part) => ({
        id: part.id,
        words: `${titles.get(part.serviceLineId) ?? "Service"}: ${chargeInWords(part)}`,
      })),
      reviews: (await reviews(tx, { placementId: placement.id })).map((review) => ({
        ...review,
        fromOn: shortDay(review.fromOn),
      })),
      done: url.searchParams.get("done") === "proposed",
    };
  }),
);

const form = z.object({
  part: z.uuid("Select a part of this placement"),
  units: textField("how many units a week, like 7.5", 8),
  reason: textField("the reason", 1000),
});

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const page = paths.ownReview(params.placementId);
  if (fields.text("withdraw")) {
    const verdict = await withdrawReview(
      actor,
      z.uuid().catch("00000000-0000-4000-8000-000000000000").parse(fields.text("withdraw")),
    );
    if (!verdict.ok) return refused(fields, reviewRefusalInWords(verdict.why));
    throw redirect(page);
  }
  const parsed = form.safeParse({
    part: fields.text("part"),
    units: fields.text("units"),
    reason: fields.text("reason"),
  });
  const read = withDays(parsed, fields.text, { from: "the first day of the change" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { part: elementId, units, reason } = read.said;
  const proposed = { elementId, units, fromOn: read.days.from };
  const verdict = await proposeReviewOf(actor, params.placementId, proposed, reason);
  if (!verdict.ok) return refused(fields, reviewRefusalInWords(verdict.why), places[verdict.why.kind] ?? "");
  throw redirect(`${page}?done=proposed`);
});

const places: Readonly<Record<string, string>> = {
  ...{ "no-such-part": "part", "not-by-units": "part", "waits-already": "part" },
  ...{ "not-a-quantity": "units", "nothing-changes": "units", "names-a-person": "reason" },
  ...{ "in-the-past": "from", "outside-the-part": "from" },
};

export default function ProposeReview() {
  const { id, reference, parts, reviews: proposals, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.ownPlacement(id)}>The placement</BackLink>
      {done ? (
        <NotificationBanner type="success" text="The council has your proposal. An assessor decides." />
      ) : null}
      <FormErrors errors={errors} targets={{ from: "from-day" }} />
      <PageHeading caption={reference}>Propose fewer or more</PageHeading>
      <p className="govuk-body">
        When somebody needs less or more than is planned, say so here. An assessor of the council decides;
        until then nothing changes.
      </p>
      {parts.length === 0 ? (
        <EmptyState title="Nothing here is priced by planned units">
          A change of a weekly price is agreed with the council’s brokers.
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <Radios
            name="part"
            legend="Which part?"
            value={shown(reply, "part")}
            error={errors["part"]}
            items={parts.map((part) => ({ value: part.id, text: part.words }))}
          />
          <Input
            name="units"
            label="How many units a week instead?"
            hint="Nought ends this part."
            width={5}
            inputMode="decimal"
            value={shown(reply, "units")}
            error={errors["units"]}
          />
          <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
          <Textarea
            name="reason"
            label="Why?"
            hint="Say what has changed. Do not name the person."
            value={shown(reply, "reason")}
            error={errors["reason"]}
          />
          <Button preventDoubleClick>Send the proposal</Button>
        </form>
      )}
      <ReviewList caption="Proposals about this placement" reviews={proposals} withdrawable />
    </>
  );
}
