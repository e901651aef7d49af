import { z } from "zod";
import { stopNewPlacements } from "#app/commands/placement-stop/stop-placements.server.ts";
import { reading } from "#app/data/db.server.ts";
import { stopChoices } from "#app/data/placement-stops.server.ts";
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
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Stop new placements") }];

const access = {
  area: "commissioner",
  permission: "placement-stop:manage",
  params: byId("providerId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  found(await reading(actor, (tx) => stopChoices(tx, params.providerId))),
);

const form = z.object({
  scope: z.string().regex(/^(all|(lot|location):[0-9a-f-]{36})$/, "Select what the stop covers"),
  reason: textField("the reason", 1000),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ scope: fields.text("scope"), reason: fields.text("reason") });
  const read = withDays(parsed, fields.text, {
    starts: "the first day of the stop",
    review: "the review date",
    ends: "the day on which the stop ends",
  });
  if ("errors" in read) return badForm(fields, read.errors);
  const [kind, id = null] = read.said.scope.split(":");
  const scope = {
    providerId: params.providerId,
    lotId: kind === "lot" ? id : null,
    locationId: kind === "location" ? id : null,
  };
  const stop = {
    startsOn: read.days.starts,
    reviewOn: read.days.review,
    endsOn: read.days.ends,
    reason: read.said.reason,
  };
  const verdict = await stopNewPlacements(actor, scope, stop, arrival);
  if (verdict.ok) throw redirect(`${paths.stops}?done=stopped`);
  switch (verdict.why.kind) {
    case "starts-in-the-past":
      return refused(
        fields,
        "The first day must be today or later: a stop cannot be written back into the past",
        "starts",
      );
    case "ends-before-it-starts":
      return refused(fields, "The end must be after the first day", "ends");
    case "review-outside":
      return refused(
        fields,
        "The review must be on or after the first day and no later than the end",
        "review",
      );
    case "not-a-choice":
      throw notFound();
    default:
      return unreachable(verdict.why);
  }
});

const targets = { starts: "starts-day", review: "review-day", ends: "ends-day", scope: "scope" };

export default function NewStop() {
  const { provider, lots, locations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  return (
    <>
      <BackLink href={paths.stops}>Stops on new placements</BackLink>
      <FormErrors errors={errors} targets={targets} />
      <PageHeading caption={provider.name}>Stop new placements</PageHeading>
      <form method="post" noValidate>
        <Radios
          name="scope"
          legend="What does the stop cover?"
          value={shown(reply, "scope")}
          error={errors["scope"]}
          items={[
            { value: "all", text: "Everything this provider does" },
            ...lots.map((lot) => ({ value: `lot:${lot.id}`, text: `Only the lot ${lot.title}` })),
            ...locations.map((location) => ({
              value: `location:${location.id}`,
              text: `Only ${location.name}`,
            })),
          ]}
        />
        <Textarea
          name="reason"
          label="Why?"
          hint="The provider reads this after signing in. Do not name a person."
          value={shown(reply, "reason")}
          error={errors["reason"]}
        />
        <DayField {...dayBoxes(reply, "starts")} legend="From which day?" />
        <DayField {...dayBoxes(reply, "review")} legend="When will you look at it again?" />
        <DayField
          {...dayBoxes(reply, "ends")}
          legend="On which day does it end by itself?"
          hint="New placements may be made again from this day."
        />
        <Button variant="warning" preventDoubleClick>
          Stop new placements
        </Button>
      </form>
    </>
  );
}
