import { z } from "zod";
import { agreeFunding } from "#app/commands/brokerage/amend-placement.server.ts";
import { reading } from "#app/data/db.server.ts";
import { refundingInWords } from "#app/components/placement/refusal-words.ts";
import { FundingFields } from "./FundingFields.tsx";
import { PlacementWeek } from "./PlacementWeek.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { optionalTextField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { readShares, typedShares } from "#app/web/funding-form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { withoutPerson } from "#app/web/no-person-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { stepOn } from "./step.server.ts";
import { StepPage } from "./StepPage.tsx";

export const meta = () => [{ title: titleOf("Change who pays") }];

const access = { area: "brokerage", permission: "placement:manage", params: byId("placementId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { placement, head, view } = await stepOn(tx, params.placementId, now);
    return { head, view, stored: typedShares(placement.funding.at(-1)?.shares ?? []) };
  }),
);

const form = z.object({ words: withoutPerson(optionalTextField("Note", 500)) });

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const read = withDays(form.safeParse({ words: fields.text("words") }), fields.text, {
    from: "the day from which it holds",
  });
  const shares = readShares(fields.text);
  if ("errors" in read || "errors" in shares)
    return badForm(fields, {
      ...("errors" in read ? read.errors : {}),
      ...("errors" in shares ? shares.errors : {}),
    });
  const asked = { fromOn: read.days.from, shares: shares.shares };
  const verdict = await agreeFunding(actor, params.placementId, asked, read.said.words, arrival);
  if (verdict.ok) throw redirect(`${paths.placement(params.placementId)}?done=funding`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, sentence } = refundingInWords(verdict.why);
  return refused(fields, sentence, field === "council" ? "pays-council" : field);
});

export default function Funding() {
  const { head, view, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <StepPage head={head} title="Change who pays" reply={reply} targets={{ from: "from-day" }}>
      <Details summary="What is provided, and who pays now">
        <PlacementWeek view={view} />
      </Details>
      <form method="post" noValidate>
        <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
        <FundingFields reply={reply} stored={stored} />
        <Input
          name="words"
          label="Note (optional)"
          hint="Do not name a person."
          value={shown(reply, "words")}
          error={reply?.errors["words"]}
        />
        <Button preventDoubleClick>Agree who pays</Button>
      </form>
    </StepPage>
  );
}
