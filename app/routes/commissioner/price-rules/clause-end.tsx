import { endClauseOfPrices } from "#app/commands/pricing/set-price-rules.server.ts";
import { reading } from "#app/data/db.server.ts";
import { priceClauses } from "#app/data/price-clauses.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { dayOfParts } from "#app/web/fields.ts";
import { dayBoxes, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { daysInWords, reasonNames } from "./rule-words.ts";

export const meta = () => [{ title: titleOf("End a clause") }];

const access = {
  area: "commissioner",
  permission: "price-rule:set",
  params: byId("frameworkId", "clauseId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const clauses = await priceClauses(tx, [params.frameworkId]);
    const { clause, reason, fromOn, toOn } = found(clauses.find(({ id }) => id === params.clauseId));
    return { clause, reason: reasonNames[reason], days: daysInWords(fromOn, toOn), open: toOn === null };
  }),
);

const refusals = {
  "in-the-past": "The day must be after today",
  "before-it-begins": "The day must be after the clause begins",
  "ended-already": "The end of this clause has been set already, and is set once",
} as const;

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const day = dayOfParts((name) => fields.text(name), "on", "the day on which it ends");
  if ("error" in day) return badForm(fields, { on: day.error });
  const verdict = await endClauseOfPrices(actor, params, day.day, arrival);
  if (verdict.ok) throw redirect(`${paths.priceRules}?done=saved`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(fields, refusals[verdict.why.kind], "on");
});

export default function EndClause() {
  const { clause, reason, days, open } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.priceRules}>Limits, clauses and floors</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={reason}>End a clause</PageHeading>
      <p className="govuk-body">{`${clause}. ${days}.`}</p>
      {open ? (
        <form method="post" noValidate>
          <DayField
            legend="On which day does it end?"
            hint="It no longer holds on that day. Rates that rest on it stay as they are; the end is set once."
            {...dayBoxes(reply, "on")}
          />
          <Button preventDoubleClick>End the clause</Button>
        </form>
      ) : (
        <p className="govuk-inset-text">Its end is set, once and for all. Add a clause to follow it.</p>
      )}
    </>
  );
}
